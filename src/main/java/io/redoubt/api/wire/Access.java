package io.redoubt.api.wire;

/// Who may use an operation.
public sealed interface Access {
  /// Everybody.
  Access PUBLIC = new Open();

  /// A key with this scope; while no key was ever created, this machine without one.
  static Access needs(Scope scope) {
    return new Needs(scope, false);
  }

  /// This machine without a key at any time, others with a key of this scope.
  static Access localOr(Scope scope) {
    return new Needs(scope, true);
  }

  /// Everybody may; the operation may look whether a key was sent.
  record Open() implements Access {}

  /// @param scope the key's
  /// @param local whether this machine needs none
  record Needs(Scope scope, boolean local) implements Access {}

  /// The operation decides by rules of its own, by `Call.peer` and headers; an unknown key is
  /// no fault.
  record Own() implements Access {}
}
