package io.redoubt.redact.scan;

import java.util.Optional;

/// Part of [SlowTextScan].
final class SlowShadow {
  private final String text;
  private final int[] from;
  private final int[] to;

  private SlowShadow(String text, int[] from, int[] to) {
    this.text = text;
    this.from = from;
    this.to = to;
  }

  /// The text as it is.
  static SlowShadow of(String text) {
    int[] from = new int[text.length()];
    int[] to = new int[text.length()];
    for (int i = 0; i < from.length; i++) {
      from[i] = i;
      to[i] = i + 1;
    }
    return new SlowShadow(text, from, to);
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
  Optional<SlowShadow> undone() {
    int n = text.length();
    StringBuilder out = new StringBuilder(n);
    int[] starts = new int[n];
    int[] ends = new int[n];
    boolean changed = false;
    for (int i = 0; i < n; ) {
      SlowSpelling spelling = SlowSpelling.at(text, i);
      int length = spelling == null ? 1 : spelling.length();
      if (spelling == null || spelling.character() >= 0) {
        starts[out.length()] = from[i];
        ends[out.length()] = to[i + length - 1];
        out.append(spelling == null ? text.charAt(i) : (char) spelling.character());
      }
      changed |= spelling != null;
      i += length;
    }
    return changed ? Optional.of(new SlowShadow(out.toString(), starts, ends)) : Optional.empty();
  }
}
