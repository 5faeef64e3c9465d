package io.redoubt.ingest.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One log record of OpenTelemetry with what its resource says, on its way to bytes.
///
/// @param nanos when it happened, or else was seen; since 1970; 0: not told
/// @param severity its text, or empty
/// @param resource attributes of the resource
/// @param attributes its own
record OtlpRecord(
    long nanos, String severity, Map<String, String> resource, Map<String, String> attributes) {
  private static final List<String> HOSTS = List.of("host.name", "host.id", "k8s.pod.name");
  private static final List<String> LEVELS =
      List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");
  private static final List<String> SOURCES = List.of("log.file.path");

  /// The record of a body of text.
  byte[] text(byte[] line) {
    return envelope().around(line);
  }

  /// The record of a body that is a JSON value.
  byte[] json(byte[] value) {
    return envelope().aroundJson(value);
  }

  /// What a level is called: its own text, else the name of its number by OpenTelemetry's data
  /// model for logs (1 to 4 trace, then four each: debug, info, warn, error, fatal); empty when
  /// neither is told.
  static String severity(String text, int number) {
    return text.isEmpty() && number >= 1 && number <= 24 ? LEVELS.get((number - 1) / 4) : text;
  }

  private Envelope envelope() {
    Map<String, String> fields = new LinkedHashMap<>(resource);
    fields.putAll(attributes);
    if (!severity.isEmpty()) {
      fields.put("severity_text", severity);
    }
    String host = Envelope.taken(fields, HOSTS);
    String source = Envelope.taken(fields, SOURCES);
    return new Envelope(Envelope.seconds(nanos), host, source, fields);
  }
}
