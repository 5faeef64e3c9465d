package io.redoubt.parse.grammar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of a pattern; steps are chained from the beginning to the end, choices fork and join.
/// Immutable and thread-safe; what a try found stands in its [Attempt].
sealed interface Step {
  /// Whether the rest of the pattern, from this step on, fits the rest of the message from `at`.
  boolean follow(Attempt a, int at);

  /// The same where this step is known to begin at `at`.
  default boolean resume(Attempt a, int at) {
    return follow(a, at);
  }

  /// The same as [#follow] of that step. Which step it is told by its class, one after the other:
  /// for so few this is faster than to let the machine look the method up.
  static boolean onward(Step step, Attempt a, int at) {
    if (step instanceof Hole hole) {
      return hole.follow(a, at);
    }
    if (step instanceof Fork fork) {
      return fork.follow(a, at);
    }
    return step instanceof End end ? end.follow(a, at) : step.follow(a, at);
  }

  /// Whether this step can begin at `at`, as far as its literal text tells.
  boolean begins(Attempt a, int at);

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

    @Override
    public boolean follow(Attempt a, int at) {
      return begins(a, at) && resume(a, at);
    }

    @Override
    public boolean resume(Attempt a, int at) {
      return next.follow(a, at + literal.length());
    }

    @Override
    public boolean begins(Attempt a, int at) {
      return literal.stands(a.buffer(), at, a.to());
    }
  }

  /// A capture, kept in a slot of the attempt.
  ///
  /// @param behind the bytes with which what follows can begin, or null when it can with any
  /// @param text the text that must follow, or null where another step does
  /// @param beyond what follows that text, or else the capture
  record Hole(
      Capture capture,
      int slot,
      Step next,
      boolean @Nullable [] behind,
      @Nullable Literal text,
      Step beyond)
      implements Step {
    /// A capture before that step.
    static Hole before(Step next, Capture capture, int slot) {
      boolean[] marks = new boolean[256];
      Literal text = next instanceof Text known ? known.literal : null;
      Step beyond = next instanceof Text known ? known.next : next;
      return new Hole(capture, slot, next, next.starts(marks) ? marks : null, text, beyond);
    }

    @Override
    public boolean starts(boolean[] marks) {
      return false;
    }

    @Override
    public boolean follow(Attempt a, int at) {
      return switch (capture.type()) {
        case IP -> to(a, at, Addresses.end(a.buffer(), at, a.to()));
        case ADDRESS -> to(a, at, address(a, at));
        case NUMBER -> to(a, at, a.digitsEnd(at));
        case SPACES -> to(a, at, a.spacesEnd(at));
        case WORD, LOWER -> {
          int end = wordEnd(a, at);
          yield end > at && to(a, at, end);
        }
        case VALUE -> to(a, at, wordEnd(a, at));
        case REST, PAIRS -> to(a, at, a.to());
        case TEXT -> lastFirst(a, at);
        case LAZY -> firstFirst(a, at);
      };
    }

    @Override
    public boolean begins(Attempt a, int at) {
      return true;
    }

    private boolean to(Attempt a, int from, int end) {
      return end >= 0 && fits(a, end) && go(a, from, end);
    }

    private boolean go(Attempt a, int from, int end) {
      a.set(slot, from, end);
      return text == null ? beyond.resume(a, end) : Step.onward(beyond, a, end + text.length());
    }

    /// Whether what follows can begin there.
    private boolean fits(Attempt a, int at) {
      return text == null ? beyond.begins(a, at) : text.stands(a.buffer(), at, a.to());
    }

    private boolean lastFirst(Attempt a, int at) {
      byte[] buffer = a.buffer();
      int to = a.to();
      boolean[] marks = a.whole() ? behind : null;
      for (int i = to; i >= at; i--) {
        if ((marks == null || i == to || marks[buffer[i] & 0xff]) && fits(a, i)) {
          if (go(a, at, i)) {
            return true;
          }
          if (a.exhausted()) {
            return false;
          }
        }
      }
      return false;
    }

    private boolean firstFirst(Attempt a, int at) {
      byte[] buffer = a.buffer();
      int to = a.to();
      boolean[] marks = a.whole() ? behind : null;
      for (int i = at; i <= to; i++) {
        if ((marks == null || i == to || marks[buffer[i] & 0xff]) && fits(a, i)) {
          if (go(a, at, i)) {
            return true;
          }
          if (a.exhausted()) {
            return false;
          }
        }
      }
      return false;
    }

    private int address(Attempt a, int at) {
      int ip = Addresses.end(a.buffer(), at, a.to());
      int end = ip >= 0 ? ip : wordEnd(a, at);
      return end == at ? -1 : end;
    }

    /// The end of the run without white space, or the first place in it where the next step's text
    /// begins.
    private int wordEnd(Attempt a, int at) {
      byte[] buffer = a.buffer();
      int to = a.to();
      boolean open = next instanceof Hole;
      boolean[] marks = a.whole() ? behind : null;
      for (int i = at; i < to; i++) {
        byte b = buffer[i];
        if (b == ' ' || b == '\t') {
          return i;
        }
        if (!open && (marks == null || marks[b & 0xff]) && fits(a, i)) {
          return i;
        }
      }
      return Math.max(at, to);
    }
  }

  /// Several ways to go on, tried in order.
  record Fork(Way[] ways) implements Step {
    /// These ways, in order.
    static Fork of(List<Way> ways) {
      return new Fork(ways.toArray(Way[]::new));
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
    ///
    /// @param text the text with which it begins, or null where another step does
    /// @param beyond what follows that text, or else the first step
    record Way(Step first, int slotFrom, int slotTo, @Nullable Literal text, Step beyond) {
      /// The way that begins with this step.
      static Way of(Step first, int slotFrom, int slotTo) {
        return first instanceof Text known
            ? new Way(first, slotFrom, slotTo, known.literal, known.next)
            : new Way(first, slotFrom, slotTo, null, first);
      }

      boolean begins(Attempt a, int at) {
        return text == null ? beyond.begins(a, at) : text.stands(a.buffer(), at, a.to());
      }

      boolean resume(Attempt a, int at) {
        return text == null ? beyond.resume(a, at) : Step.onward(beyond, a, at + text.length());
      }
    }

    @Override
    public boolean follow(Attempt a, int at) {
      for (Way way : ways) {
        if (way.begins(a, at)) {
          if (way.resume(a, at)) {
            return true;
          }
          a.clear(way.slotFrom, way.slotTo);
        }
      }
      return false;
    }

    @Override
    public boolean begins(Attempt a, int at) {
      for (Way way : ways) {
        if (way.begins(a, at)) {
          return true;
        }
      }
      return false;
    }
  }

  /// The end of the pattern.
  record End() implements Step {
    @Override
    public boolean starts(boolean[] marks) {
      return true;
    }

    @Override
    public boolean follow(Attempt a, int at) {
      return a.endsAt(at);
    }

    @Override
    public boolean begins(Attempt a, int at) {
      return a.mayEndAt(at);
    }
  }
}
