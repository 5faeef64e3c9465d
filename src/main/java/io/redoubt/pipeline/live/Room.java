package io.redoubt.pipeline.live;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How many bytes may be on their way to the disk at once, so that memory stays bounded however
/// much comes in. What is larger than all of it goes alone. Thread-safe; those who wait are served
/// in the order in which they came, and nobody who comes later goes before them, however little he
/// brings: who floods does not keep others out.
final class Room {
  private final int size;
  private final Semaphore left;

  Room(long size) {
    this.size = Math.toIntExact(Math.clamp(size, 1, Integer.MAX_VALUE));
    this.left = new Semaphore(this.size, true);
  }

  private int share(long bytes) {
    return (int) Math.min(bytes, size);
  }

  /// Takes room, waiting for it at most this long; false when there is none.
  ///
  /// @throws InterruptedException when interrupted while waiting
  boolean take(long bytes, Duration patience) throws InterruptedException {
    return left.tryAcquire(share(bytes), patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  void give(long bytes) {
    left.release(share(bytes));
  }

  /// Waits until nothing is on its way, at most this long; false when something still is.
  ///
  /// @throws InterruptedException when interrupted while waiting
  boolean empty(Duration patience) throws InterruptedException {
    if (!take(size, patience)) {
      return false;
    }
    give(size);
    return true;
  }

  /// Bytes on their way, those that go alone counted as all there is room for.
  long taken() {
    return (long) size - left.availablePermits();
  }

  /// How many wait for room.
  int waiting() {
    return left.getQueueLength();
  }
}
