package io.redoubt.app.log;

import io.redoubt.report.json.JsonBytes;
import io.redoubt.report.json.JsonWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that is told.
///
/// @param time when
/// @param level `error`, `warn`, `info` or `debug`
/// @param logger who tells
/// @param message what; may have several lines
/// @param thread the name of the thread
/// @param error what went wrong, or null
record Line(
    Instant time,
    String level,
    String logger,
    String message,
    String thread,
    @Nullable Throwable error) {
  private static final int LONGEST = 32_768;

  /// As one line of JSON with the names of ECS 8, without an end of line.
  String json() {
    JsonBytes bytes = new JsonBytes();
    JsonWriter out = new JsonWriter(bytes, false);
    out.object();
    out.field("@timestamp", time.toString());
    out.field("log.level", level);
    out.field("message", clean(message));
    out.field("ecs.version", "8.11.0");
    out.field("service.name", "redoubt");
    out.field("log.logger", logger);
    out.field("process.thread.name", thread);
    Throwable broken = error;
    if (broken != null) {
      out.field("error.type", broken.getClass().getName());
      out.field("error.message", clean(String.valueOf(broken.getMessage())));
      out.field("error.stack_trace", clean(trace(broken)));
    }
    out.endObject();
    return bytes.toString();
  }

  /// As a line for people; further lines are the trace of an error.
  String text() {
    Throwable broken = error;
    String first = time + " " + level + " " + logger + ": " + clean(message);
    return broken == null ? first : first + '\n' + clean(trace(broken)).stripTrailing();
  }

  private static String trace(Throwable broken) {
    StringWriter text = new StringWriter();
    broken.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  /* Control characters are those of whoever could bring them in; ends of line and tabs are ours. */
  private static String clean(String text) {
    String part = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    StringBuilder clean = new StringBuilder(part.length());
    Secrets.without(part)
        .chars()
        .map(c -> (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) ? '\uFFFD' : c)
        .forEach(c -> clean.append((char) c));
    return clean.toString();
  }
}
