package io.redoubt.ingest.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// OpenTelemetry's export request for logs as JSON: names in lowerCamelCase, 64-bit numbers as
/// strings or numbers, what is not known passed over. (opentelemetry-proto, "JSON Protobuf
/// Encoding".)
public final class OtlpJson {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> LISTS = List.of("resourceLogs", "scopeLogs", "logRecords");

  private OtlpJson() {}

  /// Takes a body apart.
  public static Decoded read(byte[] body) {
    JsonNode tree;
    try {
      tree = JSON.readTree(body);
    } catch (JacksonException broken) {
      return new Decoded.Unreadable("The body is no JSON.", 1);
    }
    if (!tree.isObject()) {
      return new Decoded.Unreadable("The body is no ExportLogsServiceRequest.", 1);
    }
    if (!areLists(tree, LISTS)) {
      return new Decoded.Unreadable("Not all of " + LISTS + " are arrays of objects.", 1);
    }
    List<byte[]> records = new ArrayList<>();
    for (JsonNode logs : tree.path("resourceLogs")) {
      Map<String, String> resource = strings(logs.path("resource").path("attributes"));
      for (JsonNode scope : logs.path("scopeLogs")) {
        for (JsonNode record : scope.path("logRecords")) {
          records.add(record(record, resource));
        }
      }
    }
    return LokiStream.whole(records);
  }

  /* Each below the one before, and each may be absent. */
  private static boolean areLists(JsonNode node, List<String> names) {
    if (names.isEmpty()) {
      return true;
    }
    JsonNode list = node.path(names.getFirst());
    if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
      return false;
    }
    for (JsonNode one : list) {
      if (!one.isObject() || !areLists(one, names.subList(1, names.size()))) {
        return false;
      }
    }
    return true;
  }

  private static byte[] record(JsonNode log, Map<String, String> resource) {
    long time = nanos(log.path("timeUnixNano"));
    long nanos = time != 0 ? time : nanos(log.path("observedTimeUnixNano"));
    String severity =
        OtlpRecord.severity(
            log.path("severityText").asString(""), log.path("severityNumber").asInt(0));
    OtlpRecord record = new OtlpRecord(nanos, severity, resource, strings(log.path("attributes")));
    JsonNode body = log.path("body");
    if (body.path("stringValue").isString()) {
      return record.text(body.path("stringValue").asString().getBytes(StandardCharsets.UTF_8));
    }
    return record.json(JSON.writeValueAsString(plain(body)).getBytes(StandardCharsets.UTF_8));
  }

  private static long nanos(JsonNode value) {
    String digits = value.asString("");
    return digits.matches("[0-9]{1,18}|[1-8][0-9]{18}") ? Long.parseLong(digits) : 0;
  }

  private static Map<String, String> strings(JsonNode attributes) {
    Map<String, String> strings = new LinkedHashMap<>();
    for (JsonNode one : attributes) {
      JsonNode value = plain(one.path("value"));
      strings.put(
          one.path("key").asString(""), value.isString() ? value.asString() : value.toString());
    }
    return strings;
  }

  /* An AnyValue as the JSON that it stands for. */
  private static JsonNode plain(JsonNode any) {
    if (any.has("arrayValue")) {
      var array = JSON.createArrayNode();
      any.path("arrayValue").path("values").forEach(one -> array.add(plain(one)));
      return array;
    }
    if (any.has("kvlistValue")) {
      var object = JSON.createObjectNode();
      any.path("kvlistValue")
          .path("values")
          .forEach(one -> object.set(one.path("key").asString(""), plain(one.path("value"))));
      return object;
    }
    return any.isObject() && any.size() == 1
        ? any.iterator().next()
        : JSON.getNodeFactory().nullNode();
  }
}
