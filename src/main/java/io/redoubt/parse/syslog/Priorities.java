package io.redoubt.parse.syslog;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;

/// What a priority (facility times eight plus severity, RFC 5424 §6.2.1) says.
final class Priorities {
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

  private Priorities() {}

  static void emit(int priority, EventBuilder out) {
    out.add(Ecs.LOG_SYSLOG_PRIORITY, priority);
    out.add(Ecs.LOG_SYSLOG_FACILITY_CODE, priority >> 3);
    level(priority & 7, out);
  }

  /// Adds the severity, 0 (emergency) to 7 (debug).
  static void level(int severity, EventBuilder out) {
    out.add(Ecs.LOG_SYSLOG_SEVERITY_CODE, severity);
    out.add(Ecs.LOG_LEVEL, LEVELS[severity]);
  }
}
