package io.redoubt.testing;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.EventTime;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.RawRecord;
import io.redoubt.event.Severity;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Makes events, rules and findings for tests of what comes after detection.
public final class Findings {
  private Findings() {}

  /// A rule of our own with these techniques, id and title equal.
  public static RuleInfo rule(String title, Severity level, String... techniques) {
    return rule(title, level, RuleInfo.Kind.DETECTION, techniques);
  }

  /// A rule of this kind.
  public static RuleInfo rule(
      String title, Severity level, RuleInfo.Kind kind, String... techniques) {
    String path = kind == RuleInfo.Kind.VENDOR ? "suricata" : "rules/" + title + ".yml";
    return new RuleInfo(
        title, title, level, path, kind, List.of(techniques), List.of(), "", List.of());
  }

  /// An event at a second since the epoch (negative: without a time); `fields` are name, value, …
  public static Event event(String path, long line, long second, String format, String... fields) {
    return event(SourceEntry.named(path), line, second, format, fields);
  }

  /// The same of an entry, which may say when it arrived.
  public static Event event(
      SourceEntry entry, long line, long second, String format, String... fields) {
    StringBuilder text = new StringBuilder("line ").append(line);
    for (int i = 0; i < fields.length; i += 2) {
      text.append(' ').append(fields[i]).append('=').append(fields[i + 1]);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    EventBuilder builder = new EventBuilder();
    builder.begin(new RawRecord(entry, bytes, 0, bytes.length, line * 100, line, -1));
    builder.format(new Format(format));
    for (int i = 0; i < fields.length; i += 2) {
      builder.add(Field.of(fields[i]), fields[i + 1]);
    }
    builder.time(second < 0 ? EventTime.ABSENT : EventTime.ok(second, 0, "Z"));
    return builder.build();
  }

  /// A failed or successful log-on over SSH.
  public static Event login(long line, long second, String source, String user, boolean success) {
    return event(
        "auth.log",
        line,
        second,
        "syslog.sshd",
        "event.category",
        "authentication",
        "event.outcome",
        success ? "success" : "failure",
        "source.ip",
        source,
        "user.name",
        user,
        "host.name",
        "web01");
  }

  /// A finding on one event.
  public static Finding on(RuleInfo rule, Event event) {
    return Finding.on(rule, event, Map.of());
  }

  /// The second of an RFC 3339 time.
  public static long at(String time) {
    return Instant.parse(time).getEpochSecond();
  }
}
