package io.redoubt.api.compat.json;

/// What became of a text that was read as JSON.
public sealed interface Parsed {
  /// It is JSON.
  record Good(Value value) implements Parsed {}

  /// It is no JSON.
  ///
  /// @param message as CPython's decoder says it, such as `Expecting value`
  /// @param position where, in code points from 0
  record Bad(String message, int position) implements Parsed {}

  /// It may be JSON but is beyond what is read: nested too deeply, a number too long.
  record Beyond(String message) implements Parsed {}
}
