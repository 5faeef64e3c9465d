package io.redoubt.store.vector;

import io.redoubt.event.port.Vectors.Closeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;

/// Vectors in memory, each component one byte. Compared one by one: exact but for the rounding to a
/// byte. For one thread at a time.
final class Rows {
  private static final int CHUNK = 1024;
  private static final int LANES = 8;

  private final int size;
  private final List<byte[]> chunks = new ArrayList<>();
  private final List<float[]> scales = new ArrayList<>();
  private final Map<Long, Integer> places = new ConcurrentHashMap<>();

  /// @param size components of a vector
  Rows(int size) {
    this.size = size;
  }

  int count() {
    return places.size();
  }

  boolean has(long key) {
    return places.containsKey(key);
  }

  /// Adds a row: `scale` times each of the bytes `row[from, from + size)`.
  void add(long key, float scale, byte[] row, int from) {
    int place = places.size();
    if (places.putIfAbsent(key, place) != null) {
      return;
    }
    if (place % CHUNK == 0) {
      chunks.add(new byte[CHUNK * size]);
      scales.add(new float[CHUNK]);
    }
    System.arraycopy(row, from, chunks.getLast(), place % CHUNK * size, size);
    scales.getLast()[place % CHUNK] = scale;
  }

  /// Whether all of them are wanted.
  boolean all(LongPredicate wanted) {
    return places.keySet().stream().allMatch(wanted::test);
  }

  /// Those that are wanted, in their order.
  Rows only(LongPredicate wanted) {
    Rows fewer = new Rows(size);
    each(
        (key, scale, bytes, from) -> {
          if (wanted.test(key)) {
            fewer.add(key, scale, bytes, from);
          }
        });
    return fewer;
  }

  /// Gives each row to this, in their order.
  void each(Taker taker) {
    places.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(
            row -> {
              int place = row.getValue();
              byte[] chunk = chunks.get(place / CHUNK);
              float scale = scales.get(place / CHUNK)[place % CHUNK];
              taker.take(row.getKey(), scale, chunk, place % CHUNK * size);
            });
  }

  /// Takes a row as [#add] does.
  @FunctionalInterface
  interface Taker {
    void take(long key, float scale, byte[] row, int from);
  }

  /// How close each of those that are there now is.
  Closeness closeness(float[] vector) {
    int count = places.size();
    float[] cosines = new float[count];
    for (int i = 0; i < count; i++) {
      byte[] chunk = chunks.get(i / CHUNK);
      float dot = dot(vector, chunk, i % CHUNK * size);
      cosines[i] = Math.clamp(dot * scales.get(i / CHUNK)[i % CHUNK], -1f, 1f);
    }
    return key -> {
      int place = places.getOrDefault(key, count);
      return place < count ? cosines[place] : Float.NaN;
    };
  }

  /* Several sums, so that the additions need not wait for each other. */
  private static float dot(float[] vector, byte[] bytes, int from) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + LANES <= vector.length; i += LANES) {
      a += vector[i] * bytes[from + i] + vector[i + 1] * bytes[from + i + 1];
      b += vector[i + 2] * bytes[from + i + 2] + vector[i + 3] * bytes[from + i + 3];
      c += vector[i + 4] * bytes[from + i + 4] + vector[i + 5] * bytes[from + i + 5];
      d += vector[i + 6] * bytes[from + i + 6] + vector[i + 7] * bytes[from + i + 7];
    }
    for (; i < vector.length; i++) {
      a += vector[i] * bytes[from + i];
    }
    return a + b + c + d;
  }
}
