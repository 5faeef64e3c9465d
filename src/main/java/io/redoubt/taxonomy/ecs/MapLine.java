package io.redoubt.taxonomy.ecs;

import java.util.ArrayList;
import java.util.List;

/// A line of a mapping file that says something.
///
/// @param file its file's name
/// @param number 1-based
/// @param indent how many blanks it begins with
/// @param words its words, quotes removed
record MapLine(String file, int number, int indent, List<String> words) {
  static List<MapLine> read(String file, List<String> text) {
    List<MapLine> lines = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i);
      List<String> words = words(line);
      if (!words.isEmpty()) {
        lines.add(new MapLine(file, i + 1, line.length() - line.stripLeading().length(), words));
      }
    }
    return lines;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int i = 0;
    while (i < line.length() && line.charAt(i) != '#') {
      char c = line.charAt(i);
      if (c == ' ') {
        i++;
        continue;
      }
      int end = c == '"' ? line.indexOf('"', i + 1) : line.indexOf(' ', i);
      end = end < 0 ? line.length() : end;
      words.add(c == '"' ? line.substring(i + 1, end) : line.substring(i, end));
      i = end + 1;
    }
    return List.copyOf(words);
  }

  String first() {
    return words.getFirst();
  }

  String word(int i) {
    if (i >= words.size()) {
      throw wrong("a word is missing");
    }
    return words.get(i);
  }

  List<String> from(int i) {
    return words.subList(Math.min(i, words.size()), words.size());
  }

  IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        file + ":" + number + ": " + what + ": " + String.join(" ", words));
  }
}
