package io.redoubt.testing.contract;

import java.util.List;

/// A type of the contract.
public sealed interface Type {
  /// An object that is declared by name.
  record Named(String name) implements Type {}

  /// A text.
  ///
  /// @param values the only ones there are; empty: any
  record Text(List<String> values) implements Type {}

  /// A whole number.
  record Whole() implements Type {}

  /// A number.
  record Fraction() implements Type {}

  /// True or false.
  record Flag() implements Type {}

  /// A list.
  record ListOf(Type of) implements Type {}

  /// An object whose members have any names.
  record MapOf(Type of) implements Type {}

  /// One of several.
  record Either(List<Type> of) implements Type {}

  /// Anything.
  record Any() implements Type {}

  /// A type, and whether null may stand in its place.
  record Place(Type type, boolean nullable) {}

  /// A member of an object.
  ///
  /// @param required whether it is always there
  /// @param about a sentence; may be empty
  record Member(String name, Place place, boolean required, String about) {}

  /// An object.
  ///
  /// @param about what it is; may be empty
  /// @param open whether it has members beside these
  record Declared(String name, String about, List<Member> members, boolean open) {}

  /// An operation.
  ///
  /// @param query names of its parameters, `?` behind those that may be absent
  /// @param body of the request as JSON; null: none
  /// @param answer to a success as JSON; null: no JSON
  record Done(
      String id,
      String method,
      String path,
      List<Member> query,
      @org.jspecify.annotations.Nullable Type body,
      @org.jspecify.annotations.Nullable Type answer) {}
}
