package io.redoubt.verify.ground;

import java.util.ArrayList;
import java.util.List;

/// Where the sentences of a text stand. A full stop inside quotes, numbers and names ends none.
/// Stateless.
final class Sentences {
  private static final List<String> SHORT = List.of("e.g.", "i.e.", "vs.", "etc.", "approx.");

  private Sentences() {}

  /// A sentence in its text.
  record Span(int from, int to) {}

  static List<Span> of(String text) {
    List<Span> spans = new ArrayList<>();
    int from = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted && text.indexOf('"', i + 1) > 0;
      }
      if (!quoted && ends(text, from, i)) {
        add(text, from, i + 1, spans);
        from = i + 1;
      }
    }
    add(text, from, text.length(), spans);
    return spans;
  }

  private static boolean ends(String text, int from, int i) {
    char c = text.charAt(i);
    if (c == '\n') {
      return true;
    }
    boolean stop = c == '.' || c == '!' || c == '?';
    if (!stop || (i + 1 < text.length() && text.charAt(i + 1) != ' ')) {
      return false;
    }
    String before = text.substring(from, i + 1);
    return SHORT.stream().noneMatch(before::endsWith);
  }

  private static void add(String text, int from, int to, List<Span> spans) {
    int start = from;
    int end = to;
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) <= ' ') {
      end--;
    }
    if (start < end) {
      spans.add(new Span(start, end));
    }
  }
}
