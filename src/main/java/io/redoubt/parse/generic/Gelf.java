package io.redoubt.parse.generic;

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

  private Gelf() {}

  /// Adds what GELF's own fields mean.
  static void add(EventBuilder out) {
    alias(out, SHORT_MESSAGE, Ecs.MESSAGE);
    alias(out, HOST, Ecs.HOST_NAME);
    alias(out, LEVEL, Ecs.LOG_SYSLOG_SEVERITY_CODE);
    int time = out.find(TIME);
    if (time >= 0) {
      out.time(TimeShape.EPOCH_SECONDS, time);
    }
  }

  private static void alias(EventBuilder out, Field from, Field to) {
    int cell = out.find(from);
    if (cell >= 0) {
      out.alias(to, cell);
    }
  }
}
