package io.redoubt.api.trace;

import io.redoubt.event.trace.Ended;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// `ExportTraceServiceRequest` as JSON. (opentelemetry-proto 1.x, "OTLP/HTTP, JSON Protobuf
/// Encoding": ids in hexadecimal, 64-bit numbers as texts.)
final class SpansJson {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int ERROR = 2;

  private SpansJson() {}

  static byte[] of(List<Ended> spans, String service, String version) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("service.name", service);
    resource.put("service.version", version);
    Map<String, Object> scope = Map.of("name", "io.redoubt", "version", version);
    Map<String, Object> scoped =
        Map.of("scope", scope, "spans", spans.stream().map(SpansJson::of).toList());
    Map<String, Object> one =
        Map.of(
            "resource", Map.of("attributes", attributes(resource)), "scopeSpans", List.of(scoped));
    return JSON.writeValueAsBytes(Map.of("resourceSpans", List.of(one)));
  }

  private static Map<String, Object> of(Ended span) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("traceId", span.self().trace());
    json.put("spanId", span.self().span());
    if (!span.parent().isEmpty()) {
      json.put("parentSpanId", span.parent());
    }
    json.put("flags", 1);
    json.put("name", span.name());
    json.put("kind", span.kind().number());
    json.put("startTimeUnixNano", Long.toString(span.begun()));
    json.put("endTimeUnixNano", Long.toString(span.begun() + span.nanos()));
    Map<String, Object> all = new LinkedHashMap<>(span.attributes());
    if (!span.failure().isEmpty()) {
      all.put("error.type", span.failure());
      json.put("status", Map.of("code", ERROR, "message", span.failure()));
    }
    json.put("attributes", attributes(all));
    return json;
  }

  private static List<Map<String, Object>> attributes(Map<String, Object> all) {
    List<Map<String, Object>> list = new ArrayList<>();
    all.forEach(
        (key, value) ->
            list.add(
                Map.of(
                    "key",
                    key,
                    "value",
                    value instanceof Long number
                        ? Map.of("intValue", number.toString())
                        : Map.of("stringValue", value.toString()))));
    return list;
  }
}
