package io.redoubt.api.compat.json;

import java.util.LinkedHashMap;
import java.util.Optional;

/// Makes an object, member by member. For one thread.
public final class Obj {
  private final LinkedHashMap<String, Value> members = new LinkedHashMap<>();

  /// Adds a value.
  public Obj put(String name, Value value) {
    members.put(name, value);
    return this;
  }

  /// Adds a text.
  public Obj put(String name, String text) {
    return put(name, Value.of(text));
  }

  /// Adds a whole number.
  public Obj put(String name, long number) {
    return put(name, Value.of(number));
  }

  /// Adds a number.
  public Obj put(String name, double number) {
    return put(name, Value.of(number));
  }

  /// Adds true or false.
  public Obj put(String name, boolean is) {
    return put(name, Value.of(is));
  }

  /// Adds a text, or null when there is none.
  public Obj put(String name, Optional<String> text) {
    return put(name, text.map(Value::of).orElse(Value.NULL));
  }

  /// What was made.
  public Value.Members done() {
    return new Value.Members(new LinkedHashMap<>(members));
  }
}
