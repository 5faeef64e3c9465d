package io.redoubt.parse.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The time of an old syslog line as nearly all have it, `Nov  5 10:11:12 `, told by the place of
/// its digits, blanks and colons alone. Stateless.
public final class BareTime {
  /// Number of bytes, without the blank behind.
  public static final int LENGTH = 15;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /* Of `Nov  5 1` the blanks at 3 and 6 and the digits at 5 and 7; of `0:11:12 ` the colons at 1 and
   * 4, the blank at 7, the rest digits. A digit is 0x3 and a half byte to which 6 can be added. */
  private static final long MARKS_A = 0x00ff0000ff000000L;
  private static final long IS_A = 0x0020000020000000L;
  private static final long DIGITS_A = 0xff00ff0000000000L;
  private static final long MARKS_B = 0xff0000ff0000ff00L;
  private static final long IS_B = 0x2000003a00003a00L;
  private static final long DIGITS_B = 0x00ffff00ffff00ffL;
  private static final long HIGH_HALVES = 0xf0f0f0f0f0f0f0f0L;
  private static final long THREES = 0x3030303030303030L;
  private static final long SIXES = 0x0606060606060606L;

  private BareTime() {}

  /// Whether such a time, with a blank behind, may begin at `from`: the month is not looked at.
  public static boolean stands(byte[] buffer, int from, int to) {
    if (to - from <= LENGTH) {
      return false;
    }
    long a = (long) LONG.get(buffer, from);
    long b = (long) LONG.get(buffer, from + 8);
    byte tens = buffer[from + 4];
    return (a & MARKS_A) == IS_A
        && (b & MARKS_B) == IS_B
        && digits(a, DIGITS_A)
        && digits(b, DIGITS_B)
        && (tens == ' ' || Bytes.isDigit(tens));
  }

  private static boolean digits(long bytes, long where) {
    long threes = THREES & where;
    return (bytes & HIGH_HALVES & where) == threes
        && ((bytes + SIXES) & HIGH_HALVES & where) == threes;
  }
}
