package io.redoubt.api.compat.recipe;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.port.NumberedEvent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What is remembered of an event: its text, and the metadata that a filter may ask for.
///
/// @param millis when it happened, else when it arrived, since 1970 UTC
/// @param text the record, at most 1000 characters
/// @param fields `event_type`, `severity`, `source_ip`, `destination_ip`, `user`, `process`,
///     `format`
record Kept(long millis, String text, Map<String, String> fields) {
  private static final int LONGEST = 1000;
  private static final Field DESTINATION = Field.of("destination.ip");
  private static final Field PROCESS = Field.of("process.name");

  static Kept of(NumberedEvent numbered) {
    Event event = numbered.event();
    String whole = event.text(Ecs.EVENT_ORIGINAL, event.record().text());
    String text = whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("event_type", type(event));
    fields.put("severity", event.text(Ecs.LOG_LEVEL, "info").toLowerCase(Locale.ROOT));
    put(fields, "source_ip", event.text(Ecs.SOURCE_IP, ""));
    put(fields, "destination_ip", event.text(DESTINATION, ""));
    put(fields, "user", event.text(Ecs.USER_NAME, ""));
    put(fields, "process", event.text(PROCESS, ""));
    fields.put("format", event.format().id());
    return new Kept(millis(numbered), text, Map.copyOf(fields));
  }

  /// What happened, as far as it is known: action, else category, else format.
  static String type(Event event) {
    String category = event.text(Ecs.EVENT_CATEGORY, event.format().id());
    return event.text(Ecs.EVENT_ACTION, category);
  }

  static long millis(NumberedEvent numbered) {
    var time = numbered.event().time();
    return time.instant() == null ? numbered.arrived() : time.millis();
  }

  private static void put(Map<String, String> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }
}
