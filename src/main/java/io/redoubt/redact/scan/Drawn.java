package io.redoubt.redact.scan;

import org.jspecify.annotations.Nullable;

/// Tells of pieces of one text whether they look drawn at random. Long pieces are told from sums
/// made once, short ones too when there are many, so that many pieces with one end cost no more
/// than one. Not thread-safe.
final class Drawn {
  /// Longer ones are not compared with words that people put together.
  private static final int LONG = 256;

  private final String s;
  private final Finds steps;

  /* Characters that were counted one by one so far. */
  private int counted;
  private @Nullable Sums sums;

  /* How many digits, letters and changes stand before each place, and which kind comes next. */
  private record Sums(int[] digits, int[] letters, int[] switches, int[] next) {}

  /// @param steps counts the characters that are gone over
  Drawn(String text, Finds steps) {
    this.s = text;
    this.steps = steps;
  }

  /// As [Tokens#drawn].
  boolean at(int from, int to, int least) {
    if (to - from <= LONG && counted <= s.length()) {
      counted += to - from;
      steps.stepped(to - from);
      return Tokens.drawn(s, from, to, least);
    }
    Sums known = sums;
    if (known == null) {
      known = sums();
      sums = known;
    }
    int first = known.next[from];
    int switches = first < to ? known.switches[to] - known.switches[first + 1] : 0;
    int digits = known.digits[to] - known.digits[from];
    boolean drawn =
        Tokens.drawn(to - from, digits, known.letters[to] - known.letters[from], switches);
    return drawn && !(digits == 0 && to - from <= LONG && Tokens.named(s, from, to));
  }

  private Sums sums() {
    int n = s.length();
    steps.stepped(2L * n);
    Sums made = new Sums(new int[n + 1], new int[n + 1], new int[n + 1], new int[n + 1]);
    int last = -1;
    for (int i = 0; i < n; i++) {
      int kind = Tokens.kind(s.charAt(i));
      made.digits[i + 1] = made.digits[i] + (kind == 0 ? 1 : 0);
      made.letters[i + 1] = made.letters[i] + (kind > 0 ? 1 : 0);
      boolean changes = kind >= 0 && last >= 0 && kind != last;
      made.switches[i + 1] = made.switches[i] + (changes ? 1 : 0);
      last = kind >= 0 ? kind : last;
    }
    made.next[n] = n;
    for (int i = n - 1; i >= 0; i--) {
      made.next[i] = Tokens.kind(s.charAt(i)) >= 0 ? i : made.next[i + 1];
    }
    return made;
  }
}
