package io.redoubt.redact.scan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A text with one level of spelling undone, that knows for each of its characters where it stands
/// in the text it came from. Immutable.
///
/// Undone: `%41`, `&#x41;`, `&quot;`, `A`, `\"`, `\/`, `\x41`, and line breaks that split a
/// word (plain, as `\n`, as `=` or `\` before the break).
final class Shadow {
  private final String text;

  /* Null for a text in which nothing was undone. */
  private final int @Nullable [] from;
  private final int @Nullable [] to;

  private Shadow(String text, int @Nullable [] from, int @Nullable [] to) {
    this.text = text;
    this.from = from;
    this.to = to;
  }

  /// The text as it is.
  static Shadow of(String text) {
    return new Shadow(text, null, null);
  }

  String text() {
    return text;
  }

  /// Where a character stands in the original text.
  int from(int i) {
    return from == null ? i : from[i];
  }

  /// Where a character ends there.
  int to(int i) {
    return to == null ? i + 1 : to[i];
  }

  /// The same with one level of spelling undone; empty when there is none.
  Optional<Shadow> undone() {
    int first = 0;
    while (first < text.length()
        && (!Spelling.begins(text.charAt(first)) || Spelling.at(text, first) == null)) {
      first++;
    }
    return first == text.length() ? Optional.empty() : Optional.of(undone(first));
  }

  private Shadow undone(int first) {
    int n = text.length();
    StringBuilder out = new StringBuilder(n);
    int[] starts = new int[n];
    int[] ends = new int[n];
    for (int i = 0; i < n; ) {
      Spelling spelling = i < first ? null : Spelling.at(text, i);
      int length = spelling == null ? 1 : spelling.length();
      if (spelling == null || spelling.character() >= 0) {
        starts[out.length()] = from(i);
        ends[out.length()] = to(i + length - 1);
        out.append(spelling == null ? text.charAt(i) : (char) spelling.character());
      }
      i += length;
    }
    return new Shadow(out.toString(), starts, ends);
  }
}
