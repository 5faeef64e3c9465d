package io.redoubt.event.port;

import java.util.Set;

/// A key of the API, without what it opens with.
///
/// @param name by which it is listed and revoked; unique among keys that are not revoked
/// @param hint the first characters of the key, to tell keys apart; opens nothing
/// @param scopes what its holder may do: `read`, `ingest`, `triage`, `admin` …
/// @param created milliseconds since 1970 UTC
/// @param expires milliseconds since 1970 UTC; 0: never
/// @param revoked milliseconds since 1970 UTC; 0: not
public record ApiKey(
    String name, String hint, Set<String> scopes, long created, long expires, long revoked) {
  /// Copies the scopes.
  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /// Whether it opens anything at this moment, milliseconds since 1970 UTC.
  public boolean valid(long now) {
    return revoked == 0 && (expires == 0 || now < expires);
  }
}
