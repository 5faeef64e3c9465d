package io.redoubt.pipeline.live;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How many bytes may be on their way to the disk at once, so that memory stays bounded however
/// much comes in. What is larger than all of it goes alone. Thread-safe; those who wait are served
/// in the order in which they came.
final class Room {
  private final long size;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition freed = lock.newCondition();
  private long taken;
  private int waiting;

  Room(long size) {
    this.size = size;
  }

  /// Takes room, waiting for it at most this long; false when there is none.
  ///
  /// @throws InterruptedException when interrupted while waiting
  boolean take(long bytes, Duration patience) throws InterruptedException {
    long nanos = patience.toNanos();
    lock.lockInterruptibly();
    try {
      waiting++;
      while (taken > 0 && taken + bytes > size) {
        if (nanos <= 0) {
          return false;
        }
        nanos = freed.awaitNanos(nanos);
      }
      taken += bytes;
      return true;
    } finally {
      waiting--;
      lock.unlock();
    }
  }

  void give(long bytes) {
    lock.lock();
    try {
      taken -= bytes;
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until nothing is on its way, at most this long; false when something still is.
  ///
  /// @throws InterruptedException when interrupted while waiting
  boolean empty(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (taken > 0) {
        long left = end - System.nanoTime();
        if (left <= 0 || (!freed.await(left, TimeUnit.NANOSECONDS) && taken > 0)) {
          return false;
        }
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Bytes on their way.
  long taken() {
    lock.lock();
    try {
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// How many wait for room.
  int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }
}
