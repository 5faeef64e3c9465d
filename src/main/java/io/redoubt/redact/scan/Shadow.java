package io.redoubt.redact.scan;

import java.util.Optional;

/// A text with one level of spelling undone, that knows for each of its characters where it stands
/// in the text it came from. Immutable.
///
/// Undone: `%41`, `&#x41;`, `&quot;`, `A`, `\"`, `\/`, `\x41`, and line breaks that split a
/// word (plain, as `\n`, as `=` or `\` before the break).
final class Shadow {
  private final String text;
  private final int[] from;
  private final int[] to;

  private Shadow(String text, int[] from, int[] to) {
    this.text = text;
    this.from = from;
    this.to = to;
  }

  /// The text as it is.
  static Shadow of(String text) {
    int[] from = new int[text.length()];
    int[] to = new int[text.length()];
    for (int i = 0; i < from.length; i++) {
      from[i] = i;
      to[i] = i + 1;
    }
    return new Shadow(text, from, to);
  }

  String text() {
    return text;
  }

  /// Where a character stands in the original text.
  int from(int i) {
    return from[i];
  }

  /// Where a character ends there.
  int to(int i) {
    return to[i];
  }

  /// The same with one level of spelling undone; empty when there is none.
  Optional<Shadow> undone() {
    int n = text.length();
    StringBuilder out = new StringBuilder(n);
    int[] starts = new int[n];
    int[] ends = new int[n];
    boolean changed = false;
    for (int i = 0; i < n; ) {
      Spelling spelling = Spelling.at(text, i);
      int length = spelling == null ? 1 : spelling.length();
      if (spelling == null || spelling.character() >= 0) {
        starts[out.length()] = from[i];
        ends[out.length()] = to[i + length - 1];
        out.append(spelling == null ? text.charAt(i) : (char) spelling.character());
      }
      changed |= spelling != null;
      i += length;
    }
    return changed ? Optional.of(new Shadow(out.toString(), starts, ends)) : Optional.empty();
  }
}
