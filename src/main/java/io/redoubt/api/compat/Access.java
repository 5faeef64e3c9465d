package io.redoubt.api.compat;

import java.util.Optional;

/// The keys of the native surface, as far as the wire of the reference needs them. Thread-safe.
public interface Access {
  /// Whether any key was created.
  boolean any();

  /// Whether this is a valid key that has one of these scopes.
  boolean allows(String key, String... scopes);

  /// No key was ever created.
  Access NONE =
      new Access() {
        @Override
        public boolean any() {
          return false;
        }

        @Override
        public boolean allows(String key, String... scopes) {
          return false;
        }
      };

  /// The key that a request carries: `X-API-Key`, or behind `Bearer`, `ApiKey` or `Splunk` in
  /// `Authorization`.
  static Optional<String> carried(Inbound request) {
    return request
        .header("X-API-Key")
        .or(
            () ->
                request
                    .header("Authorization")
                    .map(String::strip)
                    .filter(text -> text.matches("(?i)(bearer|apikey|splunk) +\\S+"))
                    .map(text -> text.substring(text.lastIndexOf(' ') + 1)));
  }
}
