package io.redoubt.taxonomy.words;

import io.redoubt.event.Field;
import java.util.List;

/// A part of a sentence.
public sealed interface Part {
  /// Words as they stand, in UTF-8.
  record Words(byte[] utf8) implements Part {}

  /// The first value of the first of these fields that says something.
  record Value(List<Field> fields) implements Part {
    /// Copies the list.
    public Value {
      fields = List.copyOf(fields);
    }
  }

  /// Parts that are left out together when a value in them is missing.
  record Optional(List<Part> parts) implements Part {
    /// Copies the list.
    public Optional {
      parts = List.copyOf(parts);
    }
  }
}
