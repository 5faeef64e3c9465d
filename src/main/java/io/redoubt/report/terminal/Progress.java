package io.redoubt.report.terminal;

import io.redoubt.report.wording.Columns;
import io.redoubt.report.wording.Words;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// One line on a terminal that says how far a run is, how fast and how long it will take; redrawn
/// at most ten times a second, gone in the end. On anything but a terminal it writes nothing.
/// Thread-safe.
public final class Progress {
  private static final long REDRAW_MILLIS = 100;
  private static final int BAR = 20;
  private static final double SETTLED = 0.01;

  private final PrintStream out;
  private final boolean terminal;
  private final int columns;
  private final InstantSource clock;
  private final Instant started;
  private Instant drawn = Instant.MIN;
  private boolean shown;

  /// Progress on `out`, usually standard error.
  ///
  /// @param terminal whether `out` is one and progress is wanted
  public Progress(PrintStream out, boolean terminal, Style style, InstantSource clock) {
    this.out = out;
    this.terminal = terminal;
    this.columns = style.columns();
    this.clock = clock;
    this.started = clock.instant();
  }

  /// Says how far the run is.
  ///
  /// @param what the present step, such as `Reading`
  /// @param bytes read so far
  /// @param total bytes to read, 0 when it is not known
  /// @param events so far
  public synchronized void at(String what, long bytes, long total, long events) {
    Instant now = clock.instant();
    if (!terminal || now.isBefore(drawn.plusMillis(REDRAW_MILLIS))) {
      return;
    }
    drawn = now;
    draw(line(what, bytes, total, events, Duration.between(started, now)));
  }

  /// Says that something else is waited for.
  ///
  /// @param what a sentence
  public synchronized void waiting(String what) {
    Instant now = clock.instant();
    if (terminal && !now.isBefore(drawn.plusMillis(REDRAW_MILLIS))) {
      drawn = now;
      draw(what);
    }
  }

  private void draw(String line) {
    shown = true;
    out.print("\r" + Columns.cut(line, columns - 1) + "\u001b[K");
    out.flush();
  }

  /// Takes the line away.
  public synchronized void done() {
    if (shown) {
      shown = false;
      out.print("\r\u001b[K");
      out.flush();
    }
  }

  private static String line(String what, long bytes, long total, long events, Duration elapsed) {
    double seconds = Math.max(elapsed.toMillis() / 1000.0, 0.001);
    String rate = Words.rough(events / seconds) + " events/s";
    if (total <= 0) {
      return what + "  " + Words.bytes(bytes) + "  " + Words.count(events, "event") + "  " + rate;
    }
    double share = Math.clamp((double) bytes / total, 0, 1);
    int full = (int) (share * BAR);
    String bar = "█".repeat(full) + "░".repeat(BAR - full);
    String percent = (int) (share * 100) + "%";
    String done = Words.bytes(bytes) + " of " + Words.bytes(total);
    return String.join("  ", what, bar, percent, done, rate, left(share, elapsed));
  }

  private static String left(double share, Duration elapsed) {
    if (share < SETTLED || share >= 1) {
      return clock(elapsed);
    }
    long rest = (long) (elapsed.toMillis() * (1 - share) / share);
    return "about " + clock(Duration.ofMillis(rest)) + " left";
  }

  private static String clock(Duration time) {
    String minutes = String.format("%02d:%02d", time.toMinutesPart(), time.toSecondsPart());
    return time.toHours() == 0 ? minutes : time.toHours() + ":" + minutes;
  }
}
