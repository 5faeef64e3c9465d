package io.redoubt.taxonomy.ecs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/* Most texts have at most eight bytes: they are one number, made small and compared at once. */
/// A map from texts to values that is asked with a range of bytes; ASCII letter case does not
/// count. Immutable.
public final class Lookup<V> {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private final byte[][] keys;
  private final long[] words;
  private final Object[] values;
  private final @Nullable V otherwise;

  private Lookup(byte[][] keys, Object[] values, @Nullable V otherwise) {
    this.keys = keys;
    this.words = new long[keys.length];
    this.values = values;
    this.otherwise = otherwise;
  }

  /// A look-up of these entries; what is not among them gives `otherwise`.
  public static <V> Lookup<V> of(Map<String, V> entries, @Nullable V otherwise) {
    int size = Math.max(4, Integer.highestOneBit(entries.size()) * 4);
    Lookup<V> made = new Lookup<>(new byte[size][], new Object[size], otherwise);
    new LinkedHashMap<>(entries).forEach(made::put);
    return made;
  }

  private void put(String key, V value) {
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
    boolean one = utf8.length <= Long.BYTES;
    long word = one ? word(utf8, 0, utf8.length) : 0;
    int hash = one ? hash(word) : hash(utf8, 0, utf8.length);
    int i = hash & (keys.length - 1);
    while (keys[i] != null) {
      i = (i + 1) & (keys.length - 1);
    }
    keys[i] = utf8;
    words[i] = word;
    values[i] = value;
  }

  /// The value for the text `buffer[from, to)`, or what stands for all others, or null.
  @SuppressWarnings("unchecked") // only values of V are put
  public @Nullable V get(byte[] buffer, int from, int to) {
    if (to - from <= Long.BYTES) {
      return get(word(buffer, from, to), to - from);
    }
    for (int i = hash(buffer, from, to) & (keys.length - 1);
        keys[i] != null;
        i = (i + 1) & (keys.length - 1)) {
      if (equal(keys[i], buffer, from, to)) {
        return (V) values[i];
      }
    }
    return otherwise;
  }

  @SuppressWarnings("unchecked") // only values of V are put
  private @Nullable V get(long word, int length) {
    for (int i = hash(word) & (keys.length - 1); keys[i] != null; i = (i + 1) & (keys.length - 1)) {
      if (words[i] == word && keys[i].length == length) {
        return (V) values[i];
      }
    }
    return otherwise;
  }

  /// All values, each once, without the one for all others.
  @SuppressWarnings("unchecked") // only values of V are put
  List<V> values() {
    return Arrays.stream(values).filter(Objects::nonNull).distinct().map(v -> (V) v).toList();
  }

  private static boolean equal(byte[] key, byte[] buffer, int from, int to) {
    if (key.length != to - from) {
      return false;
    }
    for (int i = 0; i < key.length; i++) {
      if (key[i] != buffer[from + i] && lower(key[i]) != lower(buffer[from + i])) {
        return false;
      }
    }
    return true;
  }

  /// At most eight bytes as one number, their capitals made small.
  private static long word(byte[] buffer, int from, int to) {
    int length = to - from;
    long word = 0;
    if (from + Long.BYTES <= buffer.length) {
      long mask = length == Long.BYTES ? -1L : (1L << (Byte.SIZE * length)) - 1;
      word = (long) LONG.get(buffer, from) & mask;
    } else {
      for (int i = to - 1; i >= from; i--) {
        word = word << Byte.SIZE | (buffer[i] & 0xff);
      }
    }
    long low = word & ~HIGHS;
    long capitals = ((low + ONES * (0x80 - 'A')) ^ (low + ONES * (0x7f - 'Z'))) & ~word & HIGHS;
    return word | capitals >>> 2;
  }

  private static int hash(long word) {
    long mixed = word * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40);
  }

  private static int hash(byte[] buffer, int from, int to) {
    int h = to - from;
    for (int i = from; i < to; i++) {
      h = h * 31 + lower(buffer[i]);
    }
    return h ^ h >>> 13;
  }

  static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
  }
}
