package io.redoubt.ingest.relay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// An event as `POST /analyze-event` takes it: texts by field, in the order in which they were
/// added; `description` is always there. Immutable.
public final class SecurityEvent {
  private static final int LONG = 4000;
  private static final int SHORT = 500;

  private final SequencedMap<String, String> fields;

  private SecurityEvent(SequencedMap<String, String> fields) {
    this.fields = fields;
  }

  /// An event that says this and nothing else.
  public static SecurityEvent of(String description) {
    return new SecurityEvent(new LinkedHashMap<>()).with("description", description);
  }

  /// The same with one field more; unchanged when the value is empty. What is longer than the
  /// engine takes is cut: 4000 characters of description and context, 500 of others.
  ///
  /// @param field `source_ip`, `destination_ip`, `event_type`, `severity`, `timestamp` or
  ///     `additional_context`
  public SecurityEvent with(String field, String value) {
    if (value.isEmpty() && !field.equals("description")) {
      return this;
    }
    boolean wide = field.equals("description") || field.equals("additional_context");
    SequencedMap<String, String> more = new LinkedHashMap<>(fields);
    more.put(field, cut(value, wide ? LONG : SHORT));
    return new SecurityEvent(more);
  }

  private static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest));
  }

  /// What happened, in words.
  public String description() {
    return fields.getOrDefault("description", "");
  }

  /// The value of a field.
  public Optional<String> get(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  /// All fields.
  public Map<String, String> fields() {
    return Map.copyOf(fields);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecurityEvent event && event.fields.equals(fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /// The names of its fields; what they say may be secret.
  @Override
  public String toString() {
    return "SecurityEvent" + fields.keySet();
  }
}
