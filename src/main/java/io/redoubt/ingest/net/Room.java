package io.redoubt.ingest.net;

import java.util.concurrent.atomic.AtomicLong;

/// Bytes that may be held for senders at the same time. Thread-safe.
final class Room {
  private final AtomicLong left;

  Room(long bytes) {
    left = new AtomicLong(bytes);
  }

  /// Takes that many, or none and says so.
  boolean take(long bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  void giveBack(long bytes) {
    left.addAndGet(bytes);
  }

  long left() {
    return left.get();
  }
}
