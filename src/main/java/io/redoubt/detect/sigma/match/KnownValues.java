package io.redoubt.detect.sigma.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// The values that came last and more than once, so many of them. Not thread-safe.
final class KnownValues {
  /// Longer values hardly ever come again.
  static final int LONGEST = 256;

  /* A power of two. A megabyte or two, when all are there. */
  private static final int ROOM = 4096;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ODD = 0x9E3779B97F4A7C15L;

  private final @Nullable KnownValue[] known = new @Nullable KnownValue[ROOM];
  private final int[] cameOnce = new int[ROOM];

  /// A hash of the value, as this scanner looks at it.
  static int hash(LiteralScanner scanner, byte[] buffer, int from, int length) {
    long hash = scanner.hashCode() + (long) length * ODD;
    int end = from + length;
    int i = from;
    for (; i + 8 <= end; i += 8) {
      hash = mixed(hash ^ (long) EIGHT.get(buffer, i));
    }
    if (length >= 8) {
      return (int) mixed(hash ^ (long) EIGHT.get(buffer, end - 8));
    }
    for (; i < end; i++) {
      hash = hash * 31 + buffer[i];
    }
    return (int) mixed(hash);
  }

  private static long mixed(long hash) {
    long product = hash * ODD;
    return product ^ product >>> 32;
  }

  /// What is kept under this hash; mostly, but not surely, of the value it is the hash of.
  @Nullable KnownValue at(int hash) {
    return known[hash & (ROOM - 1)];
  }

  /// Whether a value of this hash came before and may be kept now.
  boolean cameBefore(int hash) {
    int place = hash & (ROOM - 1);
    boolean before = cameOnce[place] == hash;
    cameOnce[place] = hash;
    return before;
  }

  /// Keeps it in place of what is there.
  void keep(int hash, KnownValue value) {
    known[hash & (ROOM - 1)] = value;
  }
}
