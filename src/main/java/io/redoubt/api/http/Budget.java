package io.redoubt.api.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Bytes that the bodies of all requests together may take: who would go beyond waits a moment and
/// is then sent away, so that many senders cannot fill the memory. Thread-safe.
final class Budget {
  private static final int STEP = 1 << 16;
  private static final long PATIENCE_MILLIS = 2_000;

  private final Semaphore steps;

  /// @param bytes together; at least one step is always there
  Budget(long bytes) {
    this.steps = new Semaphore(Math.clamp(bytes / STEP, 1, Integer.MAX_VALUE));
  }

  /// What one request holds of it; given back by closing.
  final class Share implements AutoCloseable {
    private int held;

    /// Makes the share large enough for so many bytes; false: there is no room.
    boolean grow(long bytes) {
      int wanted = (int) (bytes / STEP) + 1;
      if (wanted <= held) {
        return true;
      }
      try {
        if (!steps.tryAcquire(wanted - held, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
          return false;
        }
        held = wanted;
        return true;
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public void close() {
      steps.release(held);
      held = 0;
    }
  }

  /// A share of nothing yet.
  Share share() {
    return new Share();
  }
}
