package io.redoubt.api.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// A whole answer.
///
/// @param status of HTTP
/// @param type content type; empty: the answer has no body
/// @param headers beside the content type, in order
/// @param body its bytes
public record Reply(int status, String type, Map<String, String> headers, byte[] body)
    implements Answer {
  /// The content type of JSON.
  public static final String JSON = "application/json";

  private static final byte[] NOTHING = {};

  /// JSON text.
  public static Reply json(int status, String json) {
    return new Reply(status, JSON, Map.of(), json.getBytes(StandardCharsets.UTF_8));
  }

  /// JSON bytes.
  public static Reply json(int status, byte[] json) {
    return new Reply(status, JSON, Map.of(), json);
  }

  /// Text of any type.
  public static Reply text(int status, String type, String text) {
    return new Reply(status, type, Map.of(), text.getBytes(StandardCharsets.UTF_8));
  }

  /// A status without a body.
  public static Reply empty(int status) {
    return new Reply(status, "", Map.of(), NOTHING);
  }

  /// The same with one more header.
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, type, more, body);
  }
}
