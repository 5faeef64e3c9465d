package io.redoubt.api.compat;

import java.util.Optional;
import java.util.function.Function;

/// A request as it came in.
///
/// @param method in upper case
/// @param path without query, as sent
/// @param query without the question mark, as sent; may be empty
/// @param headers gives the value of a header by its name, whatever the case
/// @param remote numeric address of the other side; empty when it is not known
/// @param body never altered
public record Inbound(
    String method,
    String path,
    String query,
    Function<String, Optional<String>> headers,
    String remote,
    byte[] body) {
  /// The value of a header; the first one where it was sent more than once.
  public Optional<String> header(String name) {
    return headers.apply(name);
  }

  /// Whether the other side is this machine.
  public boolean loopback() {
    return remote.startsWith("127.")
        || remote.equals("::1")
        || remote.equals("0:0:0:0:0:0:0:1")
        || remote.startsWith("::ffff:127.");
  }
}
