package io.redoubt.parse.generic;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.TimeShape;

/// Graylog's extended log format 1.1: `version`, `host`, `short_message`, `full_message`,
/// `timestamp` (seconds with fraction), `level` (syslog severity), `_anything`.
final class Gelf {
  /// The message, which every GELF record has.
  static final Field SHORT_MESSAGE = Field.of("redoubt.native.short_message");

  /// The version, which every GELF record has.
  static final Field VERSION = Field.of("redoubt.native.version");

  private static final Field HOST = Field.of("redoubt.native.host");
  private static final Field TIME = Field.of("redoubt.native.timestamp");
  private static final Field LEVEL = Field.of("redoubt.native.level");

  /* The names of the severities 0 to 7 (RFC 5424 §6.2.1). */
  private static final Constant[] LEVELS = {
    Constant.of("emergency"),
    Constant.of("alert"),
    Constant.of("critical"),
    Constant.of("error"),
    Constant.of("warning"),
    Constant.of("notice"),
    Constant.of("informational"),
    Constant.of("debug")
  };

  private Gelf() {}

  /// Adds what GELF's own fields mean.
  static void add(EventBuilder out) {
    alias(out, SHORT_MESSAGE, Ecs.MESSAGE);
    alias(out, HOST, Ecs.HOST_NAME);
    alias(out, LEVEL, Ecs.LOG_SYSLOG_SEVERITY_CODE);
    level(out);
    int time = out.find(TIME);
    if (time >= 0) {
      out.time(TimeShape.EPOCH_SECONDS, time);
    }
  }

  private static void level(EventBuilder out) {
    int cell = out.find(LEVEL);
    if (cell >= 0 && out.spanLength(cell) == 1) {
      int severity = out.spanBuffer(cell)[out.spanStart(cell)] - '0';
      if (severity >= 0 && severity < LEVELS.length) {
        out.add(Ecs.LOG_LEVEL, LEVELS[severity]);
      }
    }
  }

  private static void alias(EventBuilder out, Field from, Field to) {
    int cell = out.find(from);
    if (cell >= 0) {
      out.alias(to, cell);
    }
  }
}
