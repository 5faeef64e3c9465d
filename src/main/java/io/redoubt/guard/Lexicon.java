package io.redoubt.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The phrases that speak to a model, read from `guard/lexicon.tsv`: signal, weight, phrase. In a
/// phrase `*` stands for up to four words and `_` for one.
record Lexicon(List<Entry> entries) {
  /// A phrase.
  ///
  /// @param anchor its longest word: texts without it need not be looked at
  record Entry(String signal, int weight, String anchor, Pattern phrase) {}

  /// Copies the list.
  Lexicon {
    entries = List.copyOf(entries);
  }

  /// The phrases that ship with the program.
  static Lexicon load() {
    try (InputStream file = Lexicon.class.getResourceAsStream("/guard/lexicon.tsv")) {
      if (file == null) {
        throw new IllegalStateException("guard/lexicon.tsv is not on the class path.");
      }
      var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
      List<Entry> entries = new ArrayList<>();
      for (String line : reader.lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          entries.add(entry(line.split("\t")));
        }
      }
      return new Lexicon(entries);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Entry entry(String[] columns) {
    String phrase = columns[2].toLowerCase(Locale.ROOT);
    String anchor = "";
    StringBuilder pattern = new StringBuilder(edge(phrase.charAt(0), "(?<![\\p{L}\\p{N}])"));
    for (String word : phrase.split(" ")) {
      if (word.equals("*")) {
        pattern.append("(?:[^\\s]{1,40}+ ){0,4}?");
      } else if (word.equals("_")) {
        pattern.append("[^\\s]{1,40}+ ");
      } else {
        pattern.append(Pattern.quote(word)).append(" ?");
        anchor = word.length() > anchor.length() ? word : anchor;
      }
    }
    pattern.append(edge(phrase.charAt(phrase.length() - 1), "(?![\\p{L}\\p{N}])"));
    return new Entry(
        columns[0], Integer.parseInt(columns[1]), anchor, Pattern.compile(pattern.toString()));
  }

  /* Scripts without spaces between words have no edges to look for. */
  private static String edge(char letter, String edge) {
    return letter < 0x2E80 && Character.isLetterOrDigit(letter) ? edge : "";
  }
}
