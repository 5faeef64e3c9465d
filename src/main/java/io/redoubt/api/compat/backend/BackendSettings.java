package io.redoubt.api.compat.backend;

import io.redoubt.api.compat.Secret;
import io.redoubt.api.compat.engine.EngineSettings;
import java.util.Optional;

/// How the backend is set.
///
/// @param key that callers need; empty: none of its own
/// @param limit how often one caller may ask
/// @param provider which engine is asked
/// @param trust how closely the reference is followed, and whom to believe
public record BackendSettings(
    Optional<Secret> key, Limit limit, Provider provider, EngineSettings.Trust trust) {
  /// As the reference is set when nothing is, with the engine beside it.
  public static final BackendSettings STANDARD =
      new BackendSettings(
          Optional.empty(),
          new Limit(60, 60_000),
          new Provider(true, Optional.empty(), Optional.empty(), 90_000),
          EngineSettings.STANDARD.trust());

  /// @param requests in a window
  /// @param windowMillis how long a window is
  public record Limit(int requests, long windowMillis) {}

  /// @param present whether there is an engine at all (`PROVIDER_MODE` is not `none`)
  /// @param baseUrl of an engine elsewhere; empty: the one in this process
  /// @param key that is sent to it
  /// @param timeoutMillis how long it may take
  public record Provider(
      boolean present, Optional<String> baseUrl, Optional<Secret> key, long timeoutMillis) {}
}
