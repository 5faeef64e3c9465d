package io.redoubt.correlate.sigma;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Whole numbers in a row, each in as few bytes as the one farthest from the first asks for: none
/// where all are alike. There are several of these for each group of a correlation, and most groups
/// have numbers that lie near each other. Not thread-safe.
final class Packed {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final byte[] NONE = {};

  private byte[] bytes = NONE;
  private byte width;
  private int size;
  private long first;

  private static VarHandle view(Class<?> of) {
    return MethodHandles.byteArrayViewVarHandle(of, ByteOrder.nativeOrder());
  }

  /// No numbers yet.
  Packed() {}

  /// The same number so many times.
  Packed(long number, int times) {
    first = number;
    size = times;
  }

  /// The same numbers, to be changed on their own.
  Packed copy() {
    Packed copy = new Packed(first, size);
    copy.width = width;
    copy.bytes = Arrays.copyOf(bytes, width * size);
    return copy;
  }

  /// How many there are.
  int size() {
    return size;
  }

  /// The number at a place.
  long get(int at) {
    return first
        + switch (width) {
          case 0 -> 0;
          case Byte.BYTES -> bytes[at];
          case Short.BYTES -> (short) SHORT.get(bytes, at * Short.BYTES);
          case Integer.BYTES -> (int) INT.get(bytes, at * Integer.BYTES);
          default -> (long) LONG.get(bytes, at * Long.BYTES);
        };
  }

  /// Puts a number behind the last.
  void add(long number) {
    if (size == 0) {
      first = number;
    }
    size++;
    set(size - 1, number);
  }

  /// Puts another number at a place.
  void set(int at, long number) {
    long off = number - first;
    byte needs = needs(off);
    if (needs > width) {
      widen(needs);
    } else if (size * width > bytes.length) {
      bytes = Arrays.copyOf(bytes, room());
    }
    put(at, off);
  }

  private void put(int at, long off) {
    switch (width) {
      case 0 -> {}
      case Byte.BYTES -> bytes[at] = (byte) off;
      case Short.BYTES -> SHORT.set(bytes, at * Short.BYTES, (short) off);
      case Integer.BYTES -> INT.set(bytes, at * Integer.BYTES, (int) off);
      default -> LONG.set(bytes, at * Long.BYTES, off);
    }
  }

  /* A number that is farther off than a long reaches comes back by the same way round. */
  private static byte needs(long off) {
    if (off == 0) {
      return 0;
    }
    if (off == (byte) off) {
      return Byte.BYTES;
    }
    if (off == (short) off) {
      return Short.BYTES;
    }
    return off == (int) off ? (byte) Integer.BYTES : (byte) Long.BYTES;
  }

  /* Room for a quarter more, as much as arrays take anyway. */
  private int room() {
    int most = Math.multiplyExact(width, size + Math.max(1, size >> 2));
    return Math.addExact(most, 7) & -8;
  }

  private void widen(byte needs) {
    Packed narrow = new Packed(first, size);
    narrow.width = width;
    narrow.bytes = bytes;
    int known = width == 0 ? size : Math.min(size, bytes.length / width);
    width = needs;
    bytes = new byte[room()];
    for (int i = 0; i < known; i++) {
      put(i, narrow.get(i) - first);
    }
  }
}
