package io.redoubt.event.port;

import java.util.function.LongPredicate;

/// Vectors of length one, each under a number, all of one model. Derived: they may be deleted and
/// are made again. Thread-safe. Methods throw `UncheckedIOException` when what is kept cannot be
/// written.
public interface Vectors extends AutoCloseable {
  /// Whether there is a vector of this number.
  boolean has(long key);

  /// How many there are.
  int size();

  /// Keeps a vector; one that is there already stays as it is.
  ///
  /// @return false when there is no room
  boolean put(long key, float[] vector);

  /// Lets go of all others than these.
  void keep(LongPredicate wanted);

  /// How close each of them is to this one.
  Closeness closeness(float[] vector);

  @Override
  void close();

  /// How close things are to something, by their numbers.
  @FunctionalInterface
  interface Closeness {
    /// The cosine, from -1 to 1, larger is closer; `NaN` when there is no vector of this number.
    float of(long key);
  }
}
