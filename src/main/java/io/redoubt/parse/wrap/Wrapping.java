package io.redoubt.parse.wrap;

import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.JsonScan;
import io.redoubt.parse.wrap.Members.Value;
import java.util.List;

/// What stands in the object that a shipper put around an event: the collector's envelope, or
/// a document of Filebeat, Logstash, Vector or Fluent Bit. One per object.
final class Wrapping {
  /* The first member of what may be one; everything else is left alone at once. */
  private static final List<String> FIRST =
      List.of(
          "time",
          "host",
          "source",
          "sourcetype",
          "index",
          "event",
          "fields",
          "@timestamp",
          "@version",
          "@metadata",
          "message",
          "log",
          "date",
          "file",
          "agent",
          "input",
          "ecs",
          "tags",
          "container",
          "kubernetes",
          "stream",
          "source_type",
          "appname");
  private static final List<String> FOREIGN =
      List.of("winlog", "short_message", "full_log", "auditd", "rule", "alert", "data");

  private Value time = Value.NONE;
  private Value host = Value.NONE;
  private Value source = Value.NONE;
  private Value kind = Value.NONE;
  private Value event = Value.NONE;
  private Value fields = Value.NONE;
  private Value line = Value.NONE;
  private boolean collector = true;
  private boolean shipper;
  private boolean foreign;
  private int end;

  /// Looks at the object; what it is tell {@link #isCollectors} and {@link #isShippers}.
  static Wrapping of(byte[] buffer, int from, int to) {
    Wrapping wrapping = new Wrapping();
    if (!mayBe(buffer, from, to)) {
      wrapping.foreign = true;
      return wrapping;
    }
    Members members = new Members(buffer, from, to);
    while (!wrapping.foreign && members.next()) {
      wrapping.add(members, buffer);
    }
    wrapping.end = members.end();
    return wrapping;
  }

  private static boolean mayBe(byte[] buffer, int from, int to) {
    int at = JsonScan.space(buffer, from + 1, to);
    if (at >= to || buffer[at] != '"') {
      return false;
    }
    for (String name : FIRST) {
      int end = at + 1 + name.length();
      if (end < to && buffer[end] == '"' && Bytes.startsWith(buffer, at + 1, to, name)) {
        return true;
      }
    }
    return false;
  }

  private void add(Members member, byte[] buffer) {
    Value value = member.value();
    if (member.named("event")) {
      event = value;
    } else if (member.named("fields")) {
      fields = value;
    } else if (member.named("host")) {
      host = value;
    } else if (member.named("source")) {
      source = value;
    } else if (member.named("sourcetype")) {
      kind = value;
    } else if (member.named("time")) {
      time = value;
    } else if (!member.named("index")) {
      collector = false;
      document(member, value, buffer);
    }
  }

  private void document(Members member, Value value, byte[] buffer) {
    if (member.named("message") && value.isText()) {
      line = value;
    } else if (member.named("log") && value.isText()) {
      shipper = true;
      line = line.isNone() ? value : line;
    } else if (member.named("@timestamp") || member.named("timestamp") || member.named("date")) {
      time = value;
    } else if (member.named("agent")) {
      shipper |= value.isObject();
    } else if (member.named("@version") || member.named("source_type")) {
      shipper = true;
    } else if (member.named("log") && value.isObject()) {
      source = inner(buffer, value, "file", "path");
    } else if (member.named("file") && value.isText()) {
      source = value;
    } else {
      foreign = FOREIGN.stream().anyMatch(member::named);
    }
  }

  /// A member of a member of an object; none when there is no such thing.
  static Value inner(byte[] buffer, Value object, String name, String below) {
    Members members = new Members(buffer, object.from(), object.to());
    while (members.next()) {
      if (members.named(name)) {
        Value value = members.value();
        return below.isEmpty() || !value.isObject() ? value : inner(buffer, value, below, "");
      }
    }
    return Value.NONE;
  }

  /// Whether it is the envelope of Splunk's collector.
  boolean isCollectors() {
    boolean wrapped = !time.isNone() || !host.isNone() || !source.isNone() || !kind.isNone();
    return !foreign && collector && !event.isNone() && (wrapped || !fields.isNone());
  }

  /// Whether it is a document around a line that nobody has read yet.
  boolean isShippers(byte[] buffer) {
    boolean read = event.isObject() && !inner(buffer, event, "category", "").isNone();
    return !foreign && shipper && !line.isNone() && !read;
  }

  /// Where something else begins behind the object; `to`: nowhere, or the object does not end.
  int after(byte[] buffer, int to) {
    if (end < 0) {
      return to;
    }
    int close = JsonScan.space(buffer, end, to);
    return close < to && buffer[close] == '}' ? JsonScan.space(buffer, close + 1, to) : to;
  }

  Value event() {
    return event;
  }

  Value line() {
    return line;
  }

  Value time() {
    return time;
  }

  /// The name of the host.
  Value host(byte[] buffer) {
    if (!host.isObject()) {
      return host;
    }
    Value name = inner(buffer, host, "name", "");
    return name.isNone() ? inner(buffer, host, "hostname", "") : name;
  }

  Value source() {
    return source;
  }

  Value kind() {
    return kind;
  }

  Value fields() {
    return fields;
  }
}
