package io.redoubt.notify.channel;

import io.redoubt.event.Severity;
import io.redoubt.notify.brief.Brief;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A notification as a line of syslog (RFC 5424), with the alert in structured data or in
/// ArcSight's common event format. Sources: RFC 5424; ArcSight's CEF implementation standard,
/// version 0. Stateless.
final class SyslogLine {
  /* Security messages (4); the number after it is the severity. */
  private static final int FACILITY = 4;
  private static final int VALUE = 400;
  private static final int TITLE = 400;

  /* IANA's number for examples: Redoubt has none of its own. */
  private static final String SD = "alert@32473";

  private SyslogLine() {}

  static String of(Item item, boolean cef, java.time.Instant now) {
    Brief brief = item.brief();
    int priority = FACILITY * 8 + level(brief.standing().severity());
    String head = "<" + priority + ">1 " + now + " - redoubt - alert ";
    String title = value(brief.standing().title(), TITLE);
    return cef ? head + "- " + cef(item, title) : head + structured(item) + " " + title;
  }

  /// The severity of syslog: 2 critical, 3 error, 4 warning, 5 notice, 6 informational.
  static int level(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 2;
      case HIGH -> 3;
      case MEDIUM -> 4;
      case LOW -> 5;
      case INFORMATIONAL -> 6;
    };
  }

  /// The severity of CEF, 0 to 10.
  static int weight(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 10;
      case HIGH -> 8;
      case MEDIUM -> 6;
      case LOW -> 3;
      case INFORMATIONAL -> 0;
    };
  }

  private static Map<String, String> members(Item item) {
    Brief brief = item.brief();
    Map<String, String> all = new TreeMap<>();
    all.put("id", brief.id());
    all.put("notification", item.key());
    all.put("action", BriefJson.word(item.action()));
    all.put("severity", brief.standing().severity().id());
    all.put("status", brief.standing().status());
    all.put("verdict", brief.standing().verdict().id());
    all.put("events", String.valueOf(brief.span().events()));
    all.put("incident", brief.incident());
    all.put("tactics", String.join(",", brief.rules().tactics()));
    all.put("techniques", String.join(",", brief.rules().techniques()));
    all.put("rules", String.join(",", brief.rules().ids()));
    all.put("link", brief.link());
    brief.entities().forEach((field, values) -> all.put(field, String.join(",", values)));
    all.values().removeIf(String::isEmpty);
    return all;
  }

  /* Names: printable ASCII but for = ] " and space; values: \ " ] are escaped. */
  private static String structured(Item item) {
    StringBuilder out = new StringBuilder("[" + SD);
    members(item)
        .forEach(
            (name, value) -> {
              String safe = name.replaceAll("[^A-Za-z0-9_.-]", "_");
              out.append(' ').append(Plain.cut(safe, 32)).append("=\"");
              out.append(value(value, VALUE).replaceAll("([\\\\\"\\]])", "\\\\$1")).append('"');
            });
    return out.append(']').toString();
  }

  private static String cef(Item item, String title) {
    Brief brief = item.brief();
    String rule = brief.rules().ids().isEmpty() ? "redoubt" : brief.rules().ids().getFirst();
    StringBuilder out = new StringBuilder("CEF:0|Redoubt|Redoubt|1|");
    out.append(head(value(rule, 200))).append('|').append(head(title)).append('|');
    out.append(weight(brief.standing().severity())).append('|');
    Map<String, String> members = members(item);
    add(out, "externalId", brief.id());
    add(out, "act", BriefJson.word(item.action()));
    add(out, "cat", brief.standing().category());
    add(out, "cnt", String.valueOf(brief.span().events()));
    if (brief.span().last() > 0) {
      add(out, "start", String.valueOf(brief.span().first()));
      add(out, "end", String.valueOf(brief.span().last()));
    }
    labelled(out, 1, "status", brief.standing().status());
    labelled(out, 2, "verdict", brief.standing().verdict().id());
    labelled(out, 3, "incident", brief.incident());
    labelled(out, 4, "techniques", members.getOrDefault("techniques", ""));
    labelled(out, 5, "tactics", members.getOrDefault("tactics", ""));
    labelled(out, 6, "notification", item.key());
    add(out, "src", address(brief.entity("source.ip")));
    add(out, "suser", first(brief.entity("user.name")));
    add(out, "shost", first(brief.entity("host.name")));
    add(out, "request", brief.link());
    return out.toString().stripTrailing();
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "" : values.getFirst();
  }

  /* The field takes an IPv4 address and nothing else: no stand-in. */
  private static String address(List<String> values) {
    return values.stream()
        .filter(v -> v.matches("\\d{1,3}(?:\\.\\d{1,3}){3}"))
        .findFirst()
        .orElse("");
  }

  private static void labelled(StringBuilder out, int number, String label, String value) {
    if (!value.isEmpty()) {
      add(out, "cs" + number + "Label", label);
      add(out, "cs" + number, value);
    }
  }

  private static void add(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      String escaped = value(value, VALUE).replace("\\", "\\\\").replace("=", "\\=");
      out.append(name).append('=').append(escaped).append(' ');
    }
  }

  private static String head(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|");
  }

  private static String value(String text, int most) {
    return Plain.cut(Plain.line(text), most);
  }
}
