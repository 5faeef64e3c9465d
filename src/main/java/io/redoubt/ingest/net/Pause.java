package io.redoubt.ingest.net;

import java.time.Duration;

/// A wait, injected so that tests need none. Thread-safe.
@FunctionalInterface
public interface Pause {
  /// The real one.
  Pause REAL = Thread::sleep;

  /// Returns after this time.
  void await(Duration time) throws InterruptedException;
}
