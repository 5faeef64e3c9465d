package io.redoubt.testing.llm;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// A request as it came in over the socket. Header names are in lower case.
///
/// @param head request line and headers, byte for byte
public record Seen(
    String method, String path, Map<String, String> headers, byte[] head, byte[] body) {
  /// The body as text.
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// The value of a header, empty when it was not sent.
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }
}
