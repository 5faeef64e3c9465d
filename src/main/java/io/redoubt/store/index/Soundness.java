package io.redoubt.store.index;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Finds bytes that turned inside the files of closed partitions: by reading each of them once
/// after the start, and all of them when a search has failed. A damaged partition counts as gone.
/// Thread-safe.
final class Soundness {
  /* All of an index is read at most so often, when a search has failed. */
  private static final long CHECK_NANOS = 60_000_000_000L;

  private final Partitions partitions;
  private final Set<Path> verified = ConcurrentHashMap.newKeySet();
  private final AtomicLong checked = new AtomicLong(System.nanoTime() - CHECK_NANOS);

  Soundness(Partitions partitions) {
    this.partitions = partitions;
  }

  /// Reads all of one partition that was not read so since the start.
  ///
  /// @return bytes read; 0: all is read
  long verify() {
    for (Partition partition : partitions.closed()) {
      if (verified.add(partition.folder())) {
        boolean _ = partition.whole();
        return Math.max(1, partition.bytes());
      }
    }
    return 0;
  }

  /// The answer to a question; where that fails because of damage, the answer without what is
  /// damaged.
  <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (UncheckedIOException | IllegalStateException | IndexOutOfBoundsException broken) {
      long last = checked.get();
      long now = System.nanoTime();
      if (now - last < CHECK_NANOS || !checked.compareAndSet(last, now) || !partitions.damaged()) {
        throw broken;
      }
      return question.get();
    }
  }
}
