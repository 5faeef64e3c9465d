package io.redoubt.parse.grammar;

import java.util.List;

/// One step of a pattern as it was read; steps are chained from the beginning to the end, choices
/// fork and join. Immutable and thread-safe; [Matcher] is what fits it to messages.
sealed interface Step {
  /// Marks the bytes with which this step can begin before the end of the message; false when it
  /// can begin with any.
  boolean starts(boolean[] marks);

  /// Literal text, not empty.
  record Text(Literal literal, Step next) implements Step {
    @Override
    public boolean starts(boolean[] marks) {
      marks[literal.first() & 0xff] = true;
      return true;
    }
  }

  /// A capture, kept in a slot of the attempt.
  record Hole(Capture capture, int slot, Step next) implements Step {
    @Override
    public boolean starts(boolean[] marks) {
      return false;
    }
  }

  /// Several ways to go on, tried in order.
  record Fork(List<Way> ways) implements Step {
    /// Copies the list.
    public Fork {
      ways = List.copyOf(ways);
    }

    @Override
    public boolean starts(boolean[] marks) {
      boolean known = true;
      for (Way way : ways) {
        known &= way.first.starts(marks);
      }
      return known;
    }

    /// One way, and the slots of the captures that belong to it alone.
    record Way(Step first, int slotFrom, int slotTo) {}
  }

  /// The end of the pattern.
  record End() implements Step {
    @Override
    public boolean starts(boolean[] marks) {
      return true;
    }
  }
}
