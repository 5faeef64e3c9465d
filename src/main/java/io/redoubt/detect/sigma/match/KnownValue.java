package io.redoubt.detect.sigma.match;

import io.redoubt.detect.automaton.Automaton;
import io.redoubt.detect.automaton.Automaton.Answer;
import io.redoubt.detect.sigma.rule.Expr;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A value that came before, and what was found out about it: whose literals stand in it, and what
/// automata said of it. Not thread-safe.
final class KnownValue {
  /* Beyond this, looking for an answer takes as long as finding it again. */
  private static final int MOST = 48;

  private final LiteralScanner scanner;
  private final byte[] bytes;
  private final boolean escaped;

  /* The words of the found bits that are not zero, and which those are. */
  private final int[] places;
  private final long[] words;
  private Automaton[] asked = new Automaton[4];
  private boolean[] said = new boolean[4];
  private int answers;
  private @Nullable Told told;
  private int tests;

  /// What was answered to a test of the value alone.
  ///
  /// @param steps how much that took
  /// @param before an answer to another test
  record Told(Expr.FieldTest test, boolean holds, long steps, @Nullable Told before) {}

  /// Keeps what the scanner found in a value.
  ///
  /// @param found the bits of those whose literals stand in it
  KnownValue(LiteralScanner scanner, byte[] bytes, boolean escaped, long[] found) {
    this.scanner = scanner;
    this.bytes = bytes;
    this.escaped = escaped;
    int count = 0;
    for (long word : found) {
      count += word == 0 ? 0 : 1;
    }
    places = new int[count];
    words = new long[count];
    for (int i = 0, k = 0; i < found.length; i++) {
      if (found[i] != 0) {
        places[k] = i;
        words[k++] = found[i];
      }
    }
  }

  /// Whether it is what this scanner found in these bytes.
  @SuppressWarnings("ReferenceEquality") // asks for the very scanner
  boolean of(LiteralScanner one, byte[] buffer, int from, int length, boolean inEscapes) {
    return scanner == one
        && escaped == inEscapes
        && bytes.length == length
        && Arrays.equals(bytes, 0, length, buffer, from, from + length);
  }

  /// Sets the bits of those whose literals stand in it.
  void mark(long[] found) {
    for (int i = 0; i < places.length; i++) {
      found[places[i]] |= words[i];
    }
  }

  /// What this test was answered; null when it was not asked yet.
  @SuppressWarnings("ReferenceEquality") // asks for the very test
  @Nullable Told told(Expr.FieldTest test) {
    Told one = told;
    while (one != null && one.test() != test) {
      one = one.before();
    }
    return one;
  }

  /// Remembers what a test was answered.
  void tell(Expr.FieldTest test, boolean holds, long steps) {
    if (tests < MOST) {
      tests++;
      told = new Told(test, holds, steps, told);
    }
  }

  /// Whether the automaton finds something in it; asked once.
  @SuppressWarnings("ReferenceEquality") // asks for the very automaton
  Answer ask(Automaton automaton) {
    for (int i = 0; i < answers; i++) {
      if (asked[i] == automaton) {
        return said[i] ? Answer.YES : Answer.NO;
      }
    }
    Answer answer =
        escaped
            ? automaton.inEscaped(bytes, 0, bytes.length)
            : automaton.in(bytes, 0, bytes.length);
    if (answer != Answer.UNKNOWN && answers < MOST) {
      if (answers == asked.length) {
        asked = Arrays.copyOf(asked, 2 * answers);
        said = Arrays.copyOf(said, 2 * answers);
      }
      asked[answers] = automaton;
      said[answers++] = answer == Answer.YES;
    }
    return answer;
  }
}
