package io.redoubt.detect.automaton;

import io.redoubt.detect.automaton.Shape.Chars;
import io.redoubt.detect.automaton.Shape.Edge;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A [Shape] as steps: the nondeterministic automaton of Thompson (CACM 11(6), 1968), as numbers
/// side by side, as most of the time that an automaton's states take is spent going over them.
/// Immutable once made.
final class Program {
  /// More steps than this are not worth a table.
  private static final int MOST = 6000;

  private static final int[] NOWHERE = {};

  /* What a step does: it was found, which is the first one; it reads one character; it goes on at
   * several places at once; it goes on where the place is so.
   */
  private static final int FOUND = 0;
  private static final byte READ = 1;
  private static final byte FORK = 2;
  private static final byte AT = 3;

  /* By step. What it reads, as two words; an edge stands in the first one, as a bit. */
  private byte[] kinds = new byte[32];
  private long[] low = new long[32];
  private long[] high = new long[32];
  private int[] after = new int[32];

  /* Where a step goes on at several places. */
  private int[][] forks = new int[32][];

  /* Whether it was found there, wherever that is. */
  private final boolean[] ends;
  private final int start;
  private int count;
  private boolean tooLarge;

  Program(Shape shape) {
    step((byte) FOUND, 0, 0, 0, NOWHERE);
    start = add(shape, FOUND);
    room(count);
    ends = ends();
  }

  /// How many characters the shape takes at least; at most a billion are told.
  static int shortest(Shape shape) {
    long least =
        switch (shape) {
          case Chars _ -> 1;
          case Edge _ -> 0;
          case Shape.Sequence(List<Shape> parts) ->
              parts.stream().mapToLong(Program::shortest).sum();
          case Shape.Choice(List<Shape> parts) ->
              parts.stream().mapToInt(Program::shortest).min().orElse(0);
          case Shape.Repeated(Shape part, int times, _) -> (long) times * shortest(part);
        };
    return (int) Math.min(least, 1_000_000_000);
  }

  /// Whether it was cut off, so that it must not be used.
  boolean tooLarge() {
    return tooLarge;
  }

  /// The sets of characters that it tells apart.
  Set<Chars> sets() {
    Set<Chars> sets = new HashSet<>();
    for (int step = 0; step < count; step++) {
      if (kinds[step] == READ) {
        sets.add(new Chars(low[step], high[step]));
      }
    }
    return sets;
  }

  /// Whether it asks for one of these places.
  boolean asksFor(Edge one, Edge other) {
    long either = 1L << one.ordinal() | 1L << other.ordinal();
    for (int step = 0; step < count; step++) {
      if (kinds[step] == AT && (low[step] & either) != 0) {
        return true;
      }
    }
    return false;
  }

  /// A walk over it; not thread-safe.
  Walk walk() {
    return new Walk();
  }

  private int add(Shape shape, int next) {
    return switch (shape) {
      case Chars(long first, long second) -> step(READ, first, second, next, NOWHERE);
      case Edge edge -> step(AT, 1L << edge.ordinal(), 0, next, NOWHERE);
      case Shape.Sequence(List<Shape> parts) -> {
        int first = next;
        for (int i = parts.size() - 1; i >= 0; i--) {
          first = add(parts.get(i), first);
        }
        yield first;
      }
      case Shape.Choice(List<Shape> parts) -> {
        int[] all = new int[parts.size()];
        for (int i = 0; i < all.length; i++) {
          all[i] = add(parts.get(i), next);
        }
        yield fork(all);
      }
      case Shape.Repeated repeated -> repeated(repeated, next);
    };
  }

  private int repeated(Shape.Repeated repeated, int next) {
    int first = next;
    if (repeated.most() < 0) {
      int[] loop = {next, next};
      first = fork(loop);
      loop[0] = add(repeated.part(), first);
    }
    for (int i = repeated.least(); i < repeated.most() && !tooLarge; i++) {
      first = fork(new int[] {add(repeated.part(), first), next});
    }
    for (int i = 0; i < repeated.least() && !tooLarge; i++) {
      first = add(repeated.part(), first);
    }
    return first;
  }

  private int fork(int[] all) {
    return step(FORK, 0, 0, 0, all);
  }

  private int step(byte kind, long first, long second, int next, int[] all) {
    tooLarge |= count >= MOST;
    if (!tooLarge) {
      if (count == kinds.length) {
        room(2 * count);
      }
      kinds[count] = kind;
      low[count] = first;
      high[count] = second;
      after[count] = next;
      forks[count++] = all;
    }
    return count - 1;
  }

  private void room(int size) {
    kinds = Arrays.copyOf(kinds, size);
    low = Arrays.copyOf(low, size);
    high = Arrays.copyOf(high, size);
    after = Arrays.copyOf(after, size);
    forks = Arrays.copyOf(forks, size);
  }

  /* Most forks lead to steps that were added before, so that this is done after a pass or two. */
  private boolean[] ends() {
    boolean[] known = new boolean[count];
    known[FOUND] = true;
    for (boolean more = true; more; ) {
      more = false;
      for (int step = 0; step < count; step++) {
        for (int i = 0; i < forks[step].length && !known[step]; i++) {
          known[step] = known[forks[step][i]];
          more |= known[step];
        }
      }
    }
    return known;
  }

  /// Which steps are reached before the next character. Used again and again.
  final class Walk {
    private final int[] seen = new int[count];
    private final int[] pending = new int[count + 1];
    private final int[] entered = new int[count];
    private final int[] next = new int[count];
    private int turn;
    private int open;
    private int found;
    private long walked;

    private Walk() {}

    /// The steps after this character; null when it was found before the character is read, or is
    /// wherever the text goes on.
    ///
    /// @param from steps that are reached already; the first one always is too
    /// @param places edges that are here, a bit for each by its ordinal
    /// @param c the character; -1 at the end, after which there is nothing
    int @Nullable [] after(int[] from, int places, int c) {
      turn++;
      open = 0;
      found = 0;
      walked += from.length + 1;
      reach(start);
      for (int step : from) {
        reach(step);
      }
      while (open > 0) {
        int step = pending[--open];
        switch (kinds[step]) {
          case READ -> {
            if (c >= 0 && ((c < 64 ? low[step] : high[step]) >>> c & 1) != 0) {
              enter(after[step]);
            }
          }
          case FORK -> {
            for (int one : forks[step]) {
              reach(one);
            }
          }
          case AT -> {
            if ((low[step] & places) != 0) {
              reach(after[step]);
            }
          }
          default -> {
            return null;
          }
        }
      }
      return ended() ? null : sorted();
    }

    private boolean ended() {
      boolean ended = ends[start];
      for (int i = 0; i < found; i++) {
        ended |= ends[next[i]];
      }
      return ended;
    }

    private int[] sorted() {
      int[] sorted = Arrays.copyOf(next, found);
      Arrays.sort(sorted);
      return sorted;
    }

    /// How many steps were gone on from, in all.
    long walked() {
      return walked;
    }

    private void enter(int step) {
      if (entered[step] != turn) {
        entered[step] = turn;
        next[found++] = step;
      }
    }

    /// Whether a new beginning can lead anywhere after the first character of the text.
    boolean beginsLater() {
      turn++;
      open = 0;
      reach(start);
      while (open > 0) {
        int step = pending[--open];
        if (kinds[step] == FOUND || kinds[step] == READ) {
          return true;
        }
        for (int one : forks[step]) {
          reach(one);
        }
        if (kinds[step] == AT && low[step] != 1L << Edge.TEXT_BEGINS.ordinal()) {
          reach(after[step]);
        }
      }
      return false;
    }

    private void reach(int step) {
      if (seen[step] != turn) {
        seen[step] = turn;
        pending[open++] = step;
      }
    }
  }
}
