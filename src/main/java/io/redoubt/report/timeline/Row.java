package io.redoubt.report.timeline;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.finding.Finding;
import io.redoubt.report.json.Rfc3339;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The cells of one event of a finding, by column.
final class Row {
  private static final List<Field> MAIN =
      List.of(
          Ecs.EVENT_CATEGORY,
          Ecs.EVENT_ACTION,
          Ecs.EVENT_OUTCOME,
          Ecs.EVENT_CODE,
          Ecs.HOST_NAME,
          Ecs.USER_NAME,
          Ecs.SOURCE_IP,
          Ecs.SOURCE_PORT,
          Ecs.DESTINATION_IP,
          Ecs.DESTINATION_PORT,
          Ecs.PROCESS_NAME,
          Ecs.PROCESS_COMMAND_LINE,
          Ecs.URL_ORIGINAL,
          Ecs.FILE_PATH);

  private Row() {}

  static Map<String, String> of(Profile profile, Finding finding, Event event, String alertId) {
    return switch (profile) {
      case STANDARD -> standard(finding, event, alertId);
      case ECS -> ecs(finding, event, alertId);
      case TIMESKETCH -> timesketch(finding, event, alertId);
    };
  }

  /// The column that names the alert.
  static String alertColumn(Profile profile) {
    return profile == Profile.ECS ? "redoubt.alert.id" : "alert_id";
  }

  private static Map<String, String> standard(Finding finding, Event event, String alertId) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("time", time(event));
    row.put("level", finding.rule().level().id());
    row.put("rule", finding.rule().title());
    row.put("alert_id", alertId);
    row.put("host", text(event, Ecs.HOST_NAME));
    row.put("user", text(event, Ecs.USER_NAME));
    row.put("source_ip", text(event, Ecs.SOURCE_IP));
    row.put("message", message(event));
    row.put("techniques", String.join(" ", finding.rule().techniques()));
    row.put("rule_id", finding.rule().id());
    place(event, row);
    return row;
  }

  private static Map<String, String> timesketch(Finding finding, Event event, String alertId) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("message", finding.rule().title() + ": " + message(event));
    row.put("datetime", time(event));
    row.put("timestamp_desc", "Event time");
    row.put("tag", tags(finding));
    Map<String, String> rest = standard(finding, event, alertId);
    rest.remove("time");
    rest.remove("message");
    row.putAll(rest);
    return row;
  }

  private static String tags(Finding finding) {
    List<String> tags = new ArrayList<>(finding.rule().techniques());
    tags.addFirst(finding.rule().level().id());
    return tags.stream()
        .map(tag -> '"' + tag.replaceAll("[^A-Za-z0-9.-]", "") + '"')
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static Map<String, String> ecs(Finding finding, Event event, String alertId) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("@timestamp", time(event));
    row.put("event.id", event.id());
    row.put("rule.id", finding.rule().id());
    row.put("rule.name", finding.rule().title());
    row.put("rule.level", finding.rule().level().id());
    row.put("redoubt.alert.id", alertId);
    for (Field field : MAIN) {
      row.put(field.name(), text(event, field));
    }
    row.put("event.original", original(event));
    row.put("redoubt.format", event.format().id());
    row.put("redoubt.source.path", event.record().entry().path());
    row.put("redoubt.source.line", number(event.record().line(), 1));
    row.put("redoubt.source.record", number(event.record().number(), 0));
    return row;
  }

  private static void place(Event event, Map<String, String> row) {
    row.put("event_id", event.id());
    row.put("format", event.format().id());
    row.put("path", event.record().entry().path());
    row.put("line", number(event.record().line(), 1));
    row.put("record", number(event.record().number(), 0));
  }

  private static String number(long value, long least) {
    return value < least ? "" : Long.toString(value);
  }

  static String time(Event event) {
    return Rfc3339.can(event.time()) ? String.valueOf(event.time().instant()) : "";
  }

  private static String text(Event event, Field field) {
    return String.join(" ", event.texts(field));
  }

  private static String message(Event event) {
    String message = event.text(Ecs.MESSAGE, "");
    return message.isEmpty() ? original(event) : message;
  }

  private static String original(Event event) {
    String decoded = event.text(Ecs.EVENT_ORIGINAL);
    return decoded != null ? decoded : event.record().text();
  }
}
