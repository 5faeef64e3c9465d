package io.redoubt.api.compat;

import io.redoubt.api.compat.json.JsonOut;
import io.redoubt.api.compat.json.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer.
///
/// @param status of HTTP
/// @param headers without the length; `Content-Type` is among them when there is a body
/// @param body never altered
public record Outbound(int status, Map<String, String> headers, byte[] body) {
  /// Copies the headers.
  public Outbound {
    headers = Map.copyOf(headers);
  }

  /// JSON as the engine writes it.
  public static Outbound python(int status, Value body) {
    return new Outbound(
        status, Map.of("Content-Type", "application/json"), JsonOut.pythonBytes(body));
  }

  /// JSON as the backend writes it.
  public static Outbound javascript(int status, Value body) {
    return new Outbound(
        status,
        Map.of("Content-Type", "application/json; charset=utf-8"),
        JsonOut.javascriptBytes(body));
  }

  /// The same answer with one header more.
  public Outbound with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Outbound(status, more, body);
  }
}
