package io.redoubt.api.compat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/// Native keys for tests: key → scopes.
public record Keyring(Map<String, Set<String>> keys) implements Access {
  @Override
  public boolean any() {
    return !keys.isEmpty();
  }

  @Override
  public boolean allows(String key, String... scopes) {
    return Arrays.stream(scopes).anyMatch(keys.getOrDefault(key, Set.of())::contains);
  }
}
