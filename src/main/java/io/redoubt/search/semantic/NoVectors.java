package io.redoubt.search.semantic;

import io.redoubt.event.port.Vectors;
import java.util.function.LongPredicate;

/// No vectors, where nobody knows which model would make them.
enum NoVectors implements Vectors {
  /// The only one.
  NONE;

  @Override
  public boolean has(long key) {
    return false;
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public boolean put(long key, float[] vector) {
    return false;
  }

  @Override
  public void keep(LongPredicate wanted) {}

  @Override
  public Closeness closeness(float[] vector) {
    return _ -> Float.NaN;
  }

  @Override
  public void close() {}
}
