package io.redoubt.app.log;

import java.io.PrintStream;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/// Writes the records of `java.util.logging`, each as a line; what repeats itself is counted
/// instead. Thread-safe.
final class Teller extends Handler {
  private final PrintStream out;
  private final boolean json;
  private final Repeats repeats = new Repeats();
  private final SimpleFormatter formatter = new SimpleFormatter();

  Teller(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    Throwable error = record.getThrown();
    String what = error == null ? record.getMessage() : error.getClass().getName();
    long hushed =
        repeats.admit(record.getLoggerName() + '\n' + record.getLevel() + what, record.getMillis());
    if (hushed == Repeats.HUSHED) {
      return;
    }
    String message = formatter.formatMessage(record);
    tell(
        new Line(
            record.getInstant(),
            level(record.getLevel()),
            String.valueOf(record.getLoggerName()),
            hushed == 0 ? message : message + " (and " + hushed + " times before)",
            Thread.currentThread().getName(),
            error));
  }

  /// Writes a line.
  void tell(Line line) {
    out.println(json ? line.json() : line.text());
  }

  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (value >= Level.WARNING.intValue()) {
      return "warn";
    }
    return value >= Level.INFO.intValue() ? "info" : "debug";
  }

  /// The level of a word; `info` for one that is not known.
  static Level level(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "error", "fatal" -> Level.SEVERE;
      case "warn", "warning" -> Level.WARNING;
      case "debug", "trace" -> Level.FINE;
      default -> Level.INFO;
    };
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }
}
