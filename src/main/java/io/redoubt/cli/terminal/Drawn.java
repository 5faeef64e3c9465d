package io.redoubt.cli.terminal;

import io.redoubt.pipeline.Watcher;
import io.redoubt.report.terminal.Progress;
import java.util.function.BooleanSupplier;

/// Draws the progress of a run; stops it on Ctrl-C.
public final class Drawn implements Watcher {
  private final Progress progress;
  private final BooleanSupplier stopped;
  private volatile long total;

  Drawn(Progress progress, BooleanSupplier stopped) {
    this.progress = progress;
    this.stopped = stopped;
  }

  @Override
  public void surveyed(long bytes, int entries) {
    total = bytes;
  }

  @Override
  public void progressed(long bytes, long events) {
    progress.at("Reading", bytes, total >= bytes ? total : 0, events);
  }

  /// Says that something is waited for, in place of the progress.
  public void waiting(String what) {
    progress.waiting(Safe.text(what));
  }

  @Override
  public boolean stopped() {
    return stopped.getAsBoolean();
  }

  /// Ends the line of progress.
  public void done() {
    progress.done();
  }
}
