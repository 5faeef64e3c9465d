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
    int n = text.length();
    int first = next(0);
    while (first < n && Spelling.at(text, first) == Spelling.NONE) {
      first = next(first + 1);
    }
    return first == n ? Optional.empty() : Optional.of(undone(first));
  }

  private Shadow undone(int first) {
    int n = text.length();
    char[] out = new char[n];
    int[] starts = new int[n];
    int[] ends = new int[n];
    int length = 0;
    for (int i = 0; i < n; ) {
      int next = i < first ? first : next(i);
      text.getChars(i, next, out, length);
      copied(i, next, length, starts, ends);
      length += next - i;
      i = next;
      if (i < n) {
        int spelling = Spelling.at(text, i);
        boolean none = spelling == Spelling.NONE;
        int after = i + (none ? 1 : Spelling.length(spelling));
        int character = none ? text.charAt(i) : Spelling.character(spelling);
        if (character >= 0) {
          starts[length] = from(i);
          ends[length] = to(after - 1);
          out[length++] = (char) character;
        }
        i = after;
      }
    }
    return new Shadow(new String(out, 0, length), starts, ends);
  }

  /* The first place from here on where a spelling may begin. */
  private int next(int at) {
    int i = at;
    while (i < text.length() && !Spelling.begins(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private void copied(int from, int to, int at, int[] starts, int[] ends) {
    if (this.from != null && this.to != null) {
      System.arraycopy(this.from, from, starts, at, to - from);
      System.arraycopy(this.to, from, ends, at, to - from);
      return;
    }
    for (int i = from; i < to; i++) {
      starts[at + i - from] = i;
      ends[at + i - from] = i + 1;
    }
  }
}
