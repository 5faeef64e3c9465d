package io.redoubt.parse.frame;

import io.redoubt.event.EventBuilder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Who told the kind of the objects of a structure, and by which values besides their keys.
/// Immutable.
///
/// @param teller told it
/// @param leaves the numbers of the leaves that were looked at
/// @param values what they were
record JsonTold(Object teller, int[] leaves, byte[][] values) {
  /// What was told by the values that begin there; null where one of them is no leaf.
  ///
  /// @param first the cell of the first leaf
  static @Nullable JsonTold of(Object teller, int[] looked, EventBuilder event, int first) {
    int[] leaves = new int[looked.length];
    byte[][] values = new byte[looked.length][];
    for (int i = 0; i < looked.length; i++) {
      int cell = first;
      while (cell < event.size() && event.spanStart(cell) != looked[i]) {
        cell++;
      }
      if (cell == event.size()) {
        return null;
      }
      int from = event.spanStart(cell);
      leaves[i] = cell - first;
      values[i] = Arrays.copyOfRange(event.spanBuffer(cell), from, from + event.spanLength(cell));
    }
    return new JsonTold(teller, leaves, values);
  }

  /// Whether this one told it, and these leaves have the same values.
  @SuppressWarnings("ReferenceEquality") // the very one is meant
  boolean holds(Object by, EventBuilder event, int first) {
    if (teller != by) {
      return false;
    }
    for (int i = 0; i < leaves.length; i++) {
      int from = event.spanStart(first + leaves[i]);
      int to = from + event.spanLength(first + leaves[i]);
      if (!Arrays.equals(values[i], 0, values[i].length, event.spanBuffer(first), from, to)) {
        return false;
      }
    }
    return true;
  }
}
