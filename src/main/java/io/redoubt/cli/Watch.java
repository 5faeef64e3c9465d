package io.redoubt.cli;

import io.redoubt.pipeline.Watcher;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/// Watches a run for the person at the terminal.
///
/// @param terminal where progress goes
/// @param clock tells the time
/// @param stopped whether Ctrl-C was pressed
record Watch(Terminal terminal, Clock clock, BooleanSupplier stopped) {
  /// A watcher that draws nothing and stops on Ctrl-C.
  Watcher silent() {
    return new Watcher() {
      @Override
      public void surveyed(long bytes, int entries) {}

      @Override
      public void progressed(long bytes, long events) {}

      @Override
      public boolean stopped() {
        return stopped.getAsBoolean();
      }
    };
  }
}
