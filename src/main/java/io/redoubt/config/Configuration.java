package io.redoubt.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The values in force: every setting has one, and the open ones (`redaction.fields.*`) have as
/// many as were given. Immutable.
public final class Configuration {
  private final Map<String, Configured> values;

  Configuration(Map<String, Configured> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /// Defaults only.
  public static Configuration standard() {
    return new Configuration(ConfigurationLoader.defaults());
  }

  /// All values, in the order of [Settings].
  public Collection<Configured> all() {
    return java.util.Collections.unmodifiableCollection(values.values());
  }

  /// The value that somebody gave; empty: the default holds.
  public Optional<String> given(String key) {
    return Optional.ofNullable(values.get(key))
        .filter(value -> !(value.origin() instanceof Origin.Standard))
        .map(Configured::value);
  }

  /// What follows the stem of an open setting → value: `user.name` → `dropped`.
  ///
  /// @param key of the setting, with its star
  public Map<String, String> below(String key) {
    String stem = key.substring(0, key.length() - 1);
    Map<String, String> below = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(stem)) {
            below.put(name.substring(stem.length()), value.value());
          }
        });
    return below;
  }
}
