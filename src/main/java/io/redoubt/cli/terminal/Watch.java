package io.redoubt.cli.terminal;

import io.redoubt.pipeline.Watcher;
import io.redoubt.report.terminal.Progress;
import io.redoubt.report.terminal.Style;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/// Watches a run for the person at the terminal.
///
/// @param terminal where progress goes
/// @param clock tells the time
/// @param stopped whether Ctrl-C was pressed
public record Watch(Terminal terminal, Clock clock, BooleanSupplier stopped) {
  /// A watcher that draws nothing and stops on Ctrl-C, or when nobody reads the results any more.
  public Watcher silent() {
    return new Watcher() {
      @Override
      public void surveyed(long bytes, int entries) {}

      @Override
      public void progressed(long bytes, long events) {}

      @Override
      public boolean stopped() {
        return stopped.getAsBoolean() || terminal.out().checkError();
      }
    };
  }

  /// A watcher that draws on standard error when that is a terminal.
  public Drawn drawn(boolean wanted) {
    Style style = new Style(terminal.width(), false);
    boolean visible = wanted && terminal.errIsTerminal();
    return new Drawn(new Progress(terminal.err(), visible, style, clock), stopped);
  }
}
