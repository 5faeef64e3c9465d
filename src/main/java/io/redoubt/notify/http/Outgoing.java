package io.redoubt.notify.http;

import io.redoubt.notify.reach.Destination;
import java.util.Map;
import java.util.regex.Pattern;

/// A request. Its text form holds neither the path nor headers nor the body.
///
/// @param method `POST`, `PUT` or `GET`
/// @param to machine and path
/// @param headers beside those of every request
/// @param body its bytes; never altered after this
public record Outgoing(String method, Destination to, Map<String, String> headers, byte[] body) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /// Copies the headers.
  ///
  /// @throws IllegalArgumentException when a header would break the request
  public Outgoing {
    headers = Map.copyOf(headers);
    headers.forEach(
        (name, value) -> {
          if (!NAME.matcher(name).matches() || !fits(value)) {
            throw new IllegalArgumentException("The header " + name + " cannot be sent.");
          }
        });
  }

  /// A `POST` of JSON.
  public static Outgoing json(Destination to, Map<String, String> headers, byte[] body) {
    Map<String, String> all = new java.util.HashMap<>(headers);
    all.putIfAbsent("Content-Type", "application/json");
    return new Outgoing("POST", to, all, body);
  }

  /// Whether a text can be the value of a header: printable ASCII without line ends.
  public static boolean fits(String value) {
    return value.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\t');
  }

  @Override
  public String toString() {
    return method + " to " + to + ", " + body.length + " bytes";
  }
}
