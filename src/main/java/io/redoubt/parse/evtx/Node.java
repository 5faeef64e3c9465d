package io.redoubt.parse.evtx;

import io.redoubt.parse.windows.Place;
import java.util.List;

/// A piece of a compiled template.
sealed interface Node {
  /// An XML element.
  ///
  /// @param name its name, UTF-8
  /// @param path its path in the event
  /// @param place where its text goes
  /// @param leaf whether it holds text and values only
  record Element(
      byte[] name,
      String path,
      Place place,
      List<Attribute> attributes,
      List<Node> children,
      boolean leaf)
      implements Node {}

  /// An attribute of an element.
  record Attribute(byte[] name, Place place, List<Node> value) {}

  /// Text of the template, UTF-8, not escaped.
  record Literal(byte[] utf8) implements Node {}

  /// A value of the record, by its number.
  record Substitution(int index) implements Node {}
}
