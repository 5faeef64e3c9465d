package io.redoubt.notify.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// What came of a request.
public sealed interface Answer {
  /// The other side answered.
  ///
  /// @param status 200 to 599
  /// @param headers by name in lower case, the first of each
  /// @param body what was read of it
  /// @param whole false when it broke off or was longer than is read
  record Received(int status, Map<String, String> headers, byte[] body, boolean whole)
      implements Answer {
    /// Copies the headers.
    public Received {
      headers = Map.copyOf(headers);
    }

    /// A header; empty when there is none.
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    /// The body as text.
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return "status " + status;
    }
  }

  /// Nothing was sent and nothing will be: the address is not allowed.
  ///
  /// @param reason one line without path, headers and body
  record Forbidden(String reason) implements Answer {}

  /// No answer. Whether the other side took the request is not known.
  ///
  /// @param reason one line without path, headers and body
  record Failed(String reason) implements Answer {}
}
