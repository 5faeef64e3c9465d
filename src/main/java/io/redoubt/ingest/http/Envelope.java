package io.redoubt.ingest.http;

import java.util.List;
import java.util.Map;

/// What a shipper told beside an event, kept around it where the event alone does not tell when it
/// happened: the envelope of Splunk's HTTP event collector,
/// `{"time":1764000000.123,"host":"web01","source":"…","fields":{…},"event":…}`, whichever protocol
/// it came by.
///
/// @param time seconds since 1970 as a decimal number, or empty
/// @param host the machine it happened on, or empty
/// @param source the file or program, or empty
/// @param fields whatever else was told, in order
record Envelope(String time, String host, String source, Map<String, String> fields) {
  /// The record of a line: the line alone when it tells its own time or nothing was told beside it.
  byte[] around(byte[] line) {
    if (bare() || SelfTelling.line(line, 0, line.length)) {
      return line;
    }
    return open().string(line).raw("}").bytes();
  }

  /// The record of a JSON value, by the same rule.
  byte[] aroundJson(byte[] json) {
    if (bare() || SelfTelling.object(json, 0, json.length)) {
      return json;
    }
    return open().raw(json, 0, json.length).raw("}").bytes();
  }

  private boolean bare() {
    return time.isEmpty() && host.isEmpty() && source.isEmpty() && fields.isEmpty();
  }

  private JsonOut open() {
    JsonOut out = new JsonOut().raw("{");
    if (!time.isEmpty()) {
      out.raw("\"time\":").raw(time).raw(",");
    }
    member(out, "host", host);
    member(out, "source", source);
    if (!fields.isEmpty()) {
      String between = "\"fields\":{";
      for (Map.Entry<String, String> field : fields.entrySet()) {
        out.raw(between).string(field.getKey()).raw(":").string(field.getValue());
        between = ",";
      }
      out.raw("},");
    }
    return out.raw("\"event\":");
  }

  private static void member(JsonOut out, String name, String value) {
    if (!value.isEmpty()) {
      out.raw("\"").raw(name).raw("\":").string(value).raw(",");
    }
  }

  /// Nanoseconds since 1970 as seconds with a fraction; empty for 0 and less.
  static String seconds(long nanos) {
    if (nanos <= 0) {
      return "";
    }
    String fraction = Long.toString(1_000_000_000L + nanos % 1_000_000_000L).substring(1);
    return nanos / 1_000_000_000L + "." + fraction;
  }

  /// Takes the first of these names that is there out of the fields; empty when none is.
  static String taken(Map<String, String> fields, List<String> names) {
    for (String name : names) {
      String value = fields.remove(name);
      if (value != null) {
        return value;
      }
    }
    return "";
  }
}
