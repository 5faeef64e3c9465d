package io.redoubt.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/* Sixteen bytes are looked at in two numbers: a bit for each that is no digit, the first four of
 * which end the parts. There is no branch on the digits, as how many there are cannot be guessed
 * and a wrong guess costs the processor more than all the rest. The value of a part is reckoned
 * from the four bytes that end with it, so four must stand before the first.
 */
/// Recognises IPv4 addresses in bytes: four numbers of one to three digits up to 255, with dots
/// between. Stateless.
public final class DottedQuad {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ZEROS = 0x3030303030303030L;
  private static final long SEVENS = 0x7f7f7f7f7f7f7f7fL;
  private static final long OVER_NINE = 0x7676767676767676L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long GATHER = 0x0102040810204080L;
  private static final int WIDTH = 16;

  private DottedQuad() {}

  /// One past the address that begins at `from`, or -1. A digit behind it makes it none; what else
  /// follows is not looked at.
  public static int end(byte[] buffer, int from, int to) {
    if (from < 4 || from + WIDTH > buffer.length) {
      return slowEnd(buffer, from, to);
    }
    int others =
        others((long) LONG.get(buffer, from)) | others((long) LONG.get(buffer, from + 8)) << 8;
    others |= to - from < WIDTH ? -1 << Math.max(to - from, 0) : 1 << WIDTH;
    int first = Integer.numberOfTrailingZeros(others);
    others &= others - 1;
    int second = Integer.numberOfTrailingZeros(others);
    others &= others - 1;
    int third = Integer.numberOfTrailingZeros(others);
    others &= others - 1;
    int last = Integer.numberOfTrailingZeros(others);
    if (third + from >= to
        || last > 15
        || buffer[from + first] != '.'
        || buffer[from + second] != '.'
        || buffer[from + third] != '.') {
      return -1;
    }
    int b = second - first - 1;
    int c = third - second - 1;
    int d = last - third - 1;
    boolean sized = ((first | b | c | d) & ~3) == 0 && first * b * c * d != 0;
    if (!sized) {
      return -1;
    }
    int excess =
        (255 - value(buffer, from + first, first))
            | (255 - value(buffer, from + second, b))
            | (255 - value(buffer, from + third, c))
            | (255 - value(buffer, from + last, d));
    return excess < 0 ? -1 : from + last;
  }

  /// A bit for each of eight bytes that is no digit.
  private static int others(long bytes) {
    long digits = bytes ^ ZEROS;
    long marks = (((digits & SEVENS) + OVER_NINE) | digits) & HIGHS;
    return (int) (((marks >>> 7) * GATHER) >>> 56);
  }

  private static int value(byte[] buffer, int end, int length) {
    int digits = ((int) INT.get(buffer, end - 4) ^ (int) ZEROS) & -1 << (32 - 8 * length);
    return (digits >>> 24) + 10 * (digits >>> 16 & 15) + 100 * (digits >>> 8 & 15);
  }

  /// The same, byte by byte.
  static int slowEnd(byte[] buffer, int from, int to) {
    int i = from;
    for (int part = 0; part < 4; part++) {
      int value = 0;
      int start = i;
      while (i < to && i - start < 4 && buffer[i] >= '0' && buffer[i] <= '9') {
        value = value * 10 + buffer[i++] - '0';
      }
      if (i == start || i - start > 3 || value > 255) {
        return -1;
      }
      if (part < 3) {
        if (i >= to || buffer[i] != '.') {
          return -1;
        }
        i++;
      }
    }
    return i;
  }
}
