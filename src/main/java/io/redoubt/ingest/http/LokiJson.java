package io.redoubt.ingest.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Loki's push request as JSON:
/// `{"streams":[{"stream":{…labels…},"values":[["<ns>","<line>",{…metadata…}]]}]}`.
public final class LokiJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private LokiJson() {}

  /// Takes a body apart.
  public static Decoded read(byte[] body) {
    JsonNode tree;
    try {
      tree = JSON.readTree(body);
    } catch (JacksonException broken) {
      return new Decoded.Unreadable("The body is no JSON.", 1);
    }
    JsonNode streams = tree.path("streams");
    if (!streams.isArray()) {
      return new Decoded.Unreadable("The body has no streams.", 1);
    }
    List<byte[]> records = new ArrayList<>();
    for (JsonNode stream : streams) {
      JsonNode values = stream.path("values");
      if (!stream.isObject() || !(values.isArray() || values.isMissingNode() || values.isNull())) {
        return new Decoded.Unreadable(
            "A stream is {\"stream\": {labels}, \"values\": [entries]}.", records.size() + 1);
      }
      Map<String, String> labels = strings(stream.path("stream"));
      for (JsonNode value : values) {
        if (!entry(value, labels, records)) {
          return new Decoded.Unreadable(
              "An entry is [\"<nanoseconds>\", \"<line>\"].", records.size() + 1);
        }
      }
    }
    return LokiStream.whole(records);
  }

  private static boolean entry(JsonNode value, Map<String, String> labels, List<byte[]> records) {
    String nanos = value.path(0).asString("");
    if (!value.isArray() || !nanos.matches("[0-9]{1,18}|[0-9]{19}") || !value.path(1).isString()) {
      return false;
    }
    Map<String, String> all = new LinkedHashMap<>(labels);
    all.putAll(strings(value.path(2)));
    byte[] line = value.path(1).asString().getBytes(StandardCharsets.UTF_8);
    records.add(LokiStream.record(all, number(nanos), line));
    return true;
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException tooLarge) {
      return 0;
    }
  }

  private static Map<String, String> strings(JsonNode object) {
    Map<String, String> strings = new LinkedHashMap<>();
    object.forEachEntry(
        (name, value) ->
            strings.put(name, value.isValueNode() ? value.asString("") : value.toString()));
    return strings;
  }
}
