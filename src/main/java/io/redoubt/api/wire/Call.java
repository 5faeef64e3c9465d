package io.redoubt.api.wire;

import io.redoubt.event.port.ApiKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One request, after its key was checked and its body read and unpacked.
///
/// @param method in upper case
/// @param path decoded, without the query
/// @param parts what stands for the `{names}` of the operation's path
/// @param query decoded, by name; in order of appearance
/// @param headers by name in lower case
/// @param body unpacked; empty when there is none
/// @param peer where it comes from
/// @param id by which the request is known to the client and in the logs
public record Call(
    String method,
    String path,
    Map<String, String> parts,
    Map<String, List<String>> query,
    Map<String, String> headers,
    byte[] body,
    Peer peer,
    String id) {
  /// The first value of a query parameter.
  public Optional<String> parameter(String name) {
    List<String> values = query.getOrDefault(name, List.of());
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  /// A header; the name in any case.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /// A part of the path, empty when the operation's path has no such name.
  public String part(String name) {
    return parts.getOrDefault(name, "");
  }

  /// Who does it: the name of the key, or `local` without one.
  public String actor() {
    return peer.key().map(ApiKey::name).orElse("local");
  }

  /// The content type without its parameters, in lower case; empty when none is given.
  public String type() {
    String type = header("content-type").orElse("");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /// The body read as UTF-8.
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// Where a request comes from.
  ///
  /// @param address as text, without a port
  /// @param loopback whether that is this machine
  /// @param key the key it was sent with, where one was sent and found
  public record Peer(String address, boolean loopback, Optional<ApiKey> key) {
    /// The name of the key, or else the address.
    public String name() {
      return key.map(ApiKey::name).orElse(address);
    }
  }
}
