package io.redoubt.api.wire;

import io.redoubt.event.port.ApiKey;
import java.util.Locale;
import java.util.Optional;

/// What a key opens.
public enum Scope {
  /// Reading events, alerts, metrics and the live stream.
  READ,
  /// Sending records; nothing else.
  INGEST,
  /// Deciding about alerts and asking a model.
  TRIAGE,
  /// Keys, rules and configuration; includes all others.
  ADMIN;

  /// As written in the contract and on the command line, such as `read`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether this key has it.
  public boolean in(ApiKey key) {
    return key.scopes().contains(word()) || key.scopes().contains(ADMIN.word());
  }

  /// The scope of this word; empty for any other.
  public static Optional<Scope> of(String word) {
    for (Scope scope : values()) {
      if (scope.word().equals(word)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }
}
