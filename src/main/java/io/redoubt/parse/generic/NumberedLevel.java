package io.redoubt.parse.generic;

import io.redoubt.event.Constant;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.parse.frame.Bytes;
import org.jspecify.annotations.Nullable;

/// Levels by number as the loggers of Node.js write them (Bunyan, and Pino after it), known by
/// their `msg`: 10 trace, 20 debug, 30 info, 40 warn, 50 error, 60 fatal. Other numbers stay what
/// they are.
final class NumberedLevel {
  private static final Constant[] NAMES = {
    Constant.of("trace"),
    Constant.of("debug"),
    Constant.of("info"),
    Constant.of("warn"),
    Constant.of("error"),
    Constant.of("fatal")
  };

  private NumberedLevel() {}

  /// The name of the number in a cell; null when it has none, or the message is not called `msg`.
  static @Nullable Constant of(int cell, Field message, EventBuilder out) {
    int from = out.spanStart(cell);
    long number = Bytes.digits(out.spanBuffer(cell), from, from + out.spanLength(cell));
    boolean known = number >= 10 && number <= 60 && number % 10 == 0;
    return known && message.name().endsWith(".msg") ? NAMES[(int) number / 10 - 1] : null;
  }
}
