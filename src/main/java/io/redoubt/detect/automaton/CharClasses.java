package io.redoubt.detect.automaton;

import io.redoubt.detect.automaton.Shape.Chars;
import java.util.Arrays;
import java.util.Set;

/// Characters that an automaton does not tell apart are one class.
///
/// @param classes by byte, its class; of a byte that is not ASCII one more than there are
/// @param samples by class, one of its characters
/// @param many how many classes of ASCII there are
record CharClasses(short[] classes, byte[] samples, int many) {
  /// Letters, digits and the underscore.
  static final Chars WORDS =
      Chars.range('a', 'z').or(Chars.range('A', 'Z')).or(Chars.range('0', '9')).or(Chars.of('_'));

  private static final Chars LINE_FEEDS = Chars.of('\n');
  private static final int ASCII = 128;
  private static final int BYTES = 256;

  /// The classes that these sets make.
  ///
  /// @param words whether words are told apart
  /// @param lines whether lines are
  static CharClasses of(Set<Chars> sets, boolean words, boolean lines) {
    long[] low = new long[ASCII];
    long[] high = new long[ASCII];
    low[0] = -1;
    high[0] = -1;
    int many = words ? split(low, high, 1, WORDS) : 1;
    many = lines ? split(low, high, many, LINE_FEEDS) : many;
    for (Chars set : sets) {
      many = split(low, high, many, set);
    }
    short[] classes = new short[BYTES];
    byte[] samples = new byte[many];
    for (int kind = 0; kind < many; kind++) {
      for (long left = low[kind]; left != 0; left &= left - 1) {
        samples[kind] = (byte) Long.numberOfTrailingZeros(left);
        classes[samples[kind]] = (short) kind;
      }
      for (long left = high[kind]; left != 0; left &= left - 1) {
        samples[kind] = (byte) (64 + Long.numberOfTrailingZeros(left));
        classes[samples[kind]] = (short) kind;
      }
    }
    Arrays.fill(classes, ASCII, BYTES, (short) (many + 1));
    return new CharClasses(classes, samples, many);
  }

  /* Parts what is in the set from what is not; how many classes there are then. */
  private static int split(long[] low, long[] high, int many, Chars set) {
    int next = many;
    for (int kind = 0; kind < many; kind++) {
      long first = low[kind] & set.low();
      long second = high[kind] & set.high();
      if ((first | second) != 0 && (first != low[kind] || second != high[kind])) {
        low[next] = first;
        high[next++] = second;
        low[kind] &= ~first;
        high[kind] &= ~second;
      }
    }
    return next;
  }
}
