package io.redoubt.report.ecs;

import io.redoubt.event.Event;
import io.redoubt.event.Field;

/// How to write every event of one shape: literal JSON and values in turn. Immutable.
///
/// @param shape the fields of the cells, in order
/// @param flags what the program knows of the record, see [Flags]
/// @param hash of shape and flags
/// @param literals `ops.length + 1` pieces of JSON: before each value, and after the last
/// @param ops the values
record Plan(Field[] shape, int flags, int hash, byte[][] literals, Op[] ops) {
  static int hash(Event event, int flags) {
    int hash = flags;
    for (int i = 0, n = event.size(); i < n; i++) {
      hash = 31 * hash + event.field(i).hashCode();
    }
    return hash;
  }

  boolean fits(Event event, int wantedFlags, int wantedHash) {
    if (hash != wantedHash || flags != wantedFlags || shape.length != event.size()) {
      return false;
    }
    for (int i = 0; i < shape.length; i++) {
      if (!shape[i].is(event.field(i))) {
        return false;
      }
    }
    return true;
  }
}
