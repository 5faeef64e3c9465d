package io.redoubt.testing.serve;

import io.redoubt.event.port.ApiKey;
import io.redoubt.event.port.Keys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keys in memory: the secret of the key `n` is `secret-of-n`. Thread-safe.
public final class MemoryKeys implements Keys {
  private final Map<String, ApiKey> keys = new LinkedHashMap<>();

  @Override
  public synchronized Made create(String name, Set<String> scopes, long expires) {
    if (!name.matches("[A-Za-z0-9._@-]{1,100}") || scopes.isEmpty()) {
      throw new IllegalArgumentException("no name or no scope");
    }
    ApiKey before = keys.get(name);
    if (before != null && before.revoked() == 0) {
      return new Made.Exists(before);
    }
    ApiKey key = new ApiKey(name, "secret", scopes, 1, expires, 0);
    keys.put(name, key);
    return new Made.Key("secret-of-" + name, key);
  }

  @Override
  public synchronized Optional<ApiKey> find(String presented) {
    return keys.values().stream()
        .filter(key -> key.revoked() == 0 && presented.equals("secret-of-" + key.name()))
        .findFirst();
  }

  @Override
  public synchronized List<ApiKey> list() {
    return List.copyOf(keys.values());
  }

  @Override
  public synchronized boolean revoke(String name) {
    ApiKey key = keys.get(name);
    if (key == null || key.revoked() != 0) {
      return false;
    }
    keys.put(name, new ApiKey(name, key.hint(), key.scopes(), key.created(), key.expires(), 2));
    return true;
  }

  @Override
  public synchronized Optional<Made.Key> rotate(String name, long overlap, long expires) {
    ApiKey key = keys.get(name);
    if (key == null || key.revoked() != 0) {
      return Optional.empty();
    }
    ApiKey fresh = new ApiKey(name, "rotated", key.scopes(), 3, expires, 0);
    keys.put(name, fresh);
    return Optional.of(new Made.Key("secret-of-" + name, fresh));
  }

  @Override
  public synchronized boolean any() {
    return !keys.isEmpty();
  }
}
