package io.redoubt.api.compat.json;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A JSON value that keeps whole numbers apart from others, as Python does. Immutable.
public sealed interface Value {
  /// The one null.
  Value NULL = new Null();

  /// `null`.
  record Null() implements Value {}

  /// `true` or `false`.
  record Bool(boolean is) implements Value {}

  /// A number without fraction and exponent, of any size.
  record Whole(BigInteger number) implements Value {}

  /// Any other number; may be infinite or no number, where a dialect allows it.
  record Real(double number) implements Value {}

  /// A text; may hold halves of surrogate pairs.
  record Text(String text) implements Value {}

  /// An array.
  record Items(List<Value> items) implements Value {
    /// Copies the list.
    public Items {
      items = List.copyOf(items);
    }
  }

  /// An object; its members in the order in which their names first stood. The map is not altered
  /// after it was handed over.
  record Members(SequencedMap<String, Value> members) implements Value {
    /// The member of this name; `NULL` when there is none.
    public Value get(String name) {
      return members.getOrDefault(name, NULL);
    }

    /// Whether there is a member of this name, be it null.
    public boolean has(String name) {
      return members.containsKey(name);
    }

    /// This object with further members, which replace those of the same name.
    public Members with(Members more) {
      SequencedMap<String, Value> all = new LinkedHashMap<>(members);
      all.putAll(more.members);
      return new Members(all);
    }
  }

  /// A text.
  static Value of(String text) {
    return new Text(text);
  }

  /// A whole number.
  static Value of(long number) {
    return new Whole(BigInteger.valueOf(number));
  }

  /// A number with a fraction.
  static Value of(double number) {
    return new Real(number);
  }

  /// True or false.
  static Value of(boolean is) {
    return new Bool(is);
  }

  /// Texts as an array.
  static Value of(List<String> texts) {
    return new Items(texts.stream().map(Value::of).toList());
  }

  /// An object of these members.
  static Members members(Map<String, Value> members) {
    return new Members(new LinkedHashMap<>(members));
  }
}
