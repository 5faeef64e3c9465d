package io.redoubt.config;

import java.util.List;
import java.util.Locale;

/// One thing that can be configured.
///
/// @param key as in the file, sections joined by dots: `llm.base-url`
/// @param shape of its values
/// @param standard the value without any configuration; empty: none
/// @param aliases variables of other programs that are honoured after our own
/// @param secret whether the value is never shown
/// @param about what it does, one line for people
public record Setting(
    String key, Shape shape, String standard, List<String> aliases, boolean secret, String about) {
  /// Copies the aliases.
  public Setting {
    aliases = List.copyOf(aliases);
  }

  /// The variable that sets it: `REDOUBT_LLM_BASE_URL`.
  public String variable() {
    return variable(key);
  }

  /// Whether the key names many settings: it holds a star.
  boolean open() {
    return key.indexOf('*') >= 0;
  }

  /// Whether a star stands for a name that somebody chose: `notify.channels.*.type`.
  boolean named() {
    return key.contains(".*.");
  }

  static String variable(String key) {
    return "REDOUBT_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
