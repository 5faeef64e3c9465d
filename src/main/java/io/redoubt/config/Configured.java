package io.redoubt.config;

/// A value and where it came from. A secret never stands in its text form.
///
/// @param setting what it is a value of
/// @param key whole, also where the setting names many
/// @param value fits the setting's shape; empty: none
/// @param origin who said so
public record Configured(Setting setting, String key, String value, Origin origin) {
  /// The value for people: secrets are masked.
  public String shown() {
    return setting.secret() && !value.isEmpty() ? "(secret, set)" : value;
  }

  @Override
  public String toString() {
    return key + "=" + shown() + " (" + origin.words() + ")";
  }
}
