package io.redoubt.taxonomy.ecs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A map from texts to values that is asked with a range of bytes; ASCII letter case does not
/// count. Immutable.
public final class Lookup<V> {
  private final byte[][] keys;
  private final Object[] values;
  private final @Nullable V otherwise;

  private Lookup(byte[][] keys, Object[] values, @Nullable V otherwise) {
    this.keys = keys;
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
    int i = hash(utf8, 0, utf8.length) & (keys.length - 1);
    while (keys[i] != null) {
      i = (i + 1) & (keys.length - 1);
    }
    keys[i] = utf8;
    values[i] = value;
  }

  /// The value for the text `buffer[from, to)`, or what stands for all others, or null.
  @SuppressWarnings("unchecked") // only values of V are put
  public @Nullable V get(byte[] buffer, int from, int to) {
    for (int i = hash(buffer, from, to) & (keys.length - 1);
        keys[i] != null;
        i = (i + 1) & (keys.length - 1)) {
      if (equal(keys[i], buffer, from, to)) {
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
