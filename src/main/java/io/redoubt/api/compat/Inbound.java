package io.redoubt.api.compat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A request as it came in.
///
/// @param method in upper case
/// @param path decoded, without the query
/// @param query decoded, by name
/// @param headers by name in lower case
/// @param peer who sent it
/// @param body never altered
public record Inbound(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    Peer peer,
    byte[] body) {
  /// Who sends a request.
  ///
  /// @param address numeric; empty when it is not known
  /// @param local whether it is this machine, and no page of a foreign site in its browser
  /// @param scopes of the native key that was sent; empty when none was or it is not valid
  public record Peer(String address, boolean local, Set<String> scopes) {
    /// Copies the scopes.
    public Peer {
      scopes = Set.copyOf(scopes);
    }

    /// Whether a native key with one of these scopes was sent; `admin` stands for all.
    public boolean has(String... wanted) {
      return scopes.contains("admin") || Arrays.stream(wanted).anyMatch(scopes::contains);
    }
  }

  /// The value of a header; the name in any case.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /// The first value of a query parameter.
  public Optional<String> parameter(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  /// Whether anything was sent that means to be a key.
  public boolean carriesKey() {
    return headers.containsKey("x-api-key") || headers.containsKey("authorization");
  }
}
