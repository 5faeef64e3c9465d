package io.redoubt.api.compat.engine;

import java.time.Duration;

/// Waits; replaced in tests.
@FunctionalInterface
public interface Pause {
  /// Waits so long.
  void last(Duration time) throws InterruptedException;
}
