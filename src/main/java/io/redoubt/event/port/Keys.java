package io.redoubt.event.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who may call the API. Of a key only its SHA-256 is kept, so what opens is shown once. Keys are
/// 256 random bits, which nobody guesses: no salt and no slow hash is needed. What one process
/// changes, another that has the same store open sees at once. Thread-safe.
public interface Keys {
  /// Makes a key.
  ///
  /// @param name 1 to 100 letters, digits and `-_.@`
  /// @param scopes at least one
  /// @param expires milliseconds since 1970 UTC; 0: never
  /// @throws IllegalArgumentException when a name or scope is not of that form
  Made create(String name, Set<String> scopes, long expires);

  /// The key that opens with this and is valid now; empty when there is none.
  Optional<ApiKey> find(String presented);

  /// All there ever were, by name, then by time of making.
  List<ApiKey> list();

  /// Revokes the key of this name for good, and those that it has replaced; false when there was
  /// none that is not revoked.
  boolean revoke(String name);

  /// Makes a new key of this name with the scopes of the one that is valid now; that one goes on to
  /// open for the overlap, so that its holders can change over, and then ends.
  ///
  /// @param overlap milliseconds, 0 or more
  /// @param expires of the new one, milliseconds since 1970 UTC; 0: never
  /// @return empty when no key of this name is valid
  Optional<Made.Key> rotate(String name, long overlap, long expires);

  /// Whether a key was ever made, even if it is revoked now: from then on the API is closed to
  /// those who have none.
  boolean any();

  /// What came of making one.
  sealed interface Made {
    /// @param secret what opens, shown this once
    /// @param key what is kept
    record Key(String secret, ApiKey key) implements Made {
      /// Says nothing of the secret.
      @Override
      public String toString() {
        return "Key[" + key.name() + "]";
      }
    }

    /// There is a key of this name already that is not revoked.
    record Exists(ApiKey key) implements Made {}
  }
}
