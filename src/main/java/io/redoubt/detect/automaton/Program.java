package io.redoubt.detect.automaton;

import io.redoubt.detect.automaton.Shape.Chars;
import io.redoubt.detect.automaton.Shape.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A [Shape] as steps: the nondeterministic automaton of Thompson (CACM 11(6), 1968). Immutable
/// once made.
final class Program {
  /// More steps than this are not worth a table.
  private static final int MOST = 6000;

  /// One step; `next` lists the steps after it.
  private sealed interface Step {
    /// Reads one character.
    record Read(Chars chars, int next) implements Step {}

    /// Goes on at several places at once.
    record Fork(int[] next) implements Step {}

    /// Goes on where the place is so.
    record At(Edge edge, int next) implements Step {}

    /// Was found.
    record Found() implements Step {}
  }

  private final List<Step> steps = new ArrayList<>();
  private final int start;
  private boolean tooLarge;

  Program(Shape shape) {
    steps.add(new Step.Found());
    start = add(shape, 0);
  }

  /// Whether it was cut off, so that it must not be used.
  boolean tooLarge() {
    return tooLarge;
  }

  /// The sets of characters that it tells apart.
  Set<Chars> sets() {
    Set<Chars> sets = new HashSet<>();
    for (Step step : steps) {
      if (step instanceof Step.Read(Chars chars, _)) {
        sets.add(chars);
      }
    }
    return sets;
  }

  /// Whether it asks for one of these places.
  boolean asksFor(Edge one, Edge other) {
    return steps.stream()
        .anyMatch(s -> s instanceof Step.At(Edge e, _) && (e == one || e == other));
  }

  /// A walk over it; not thread-safe.
  Walk walk() {
    return new Walk();
  }

  private int add(Shape shape, int next) {
    return switch (shape) {
      case Chars chars -> step(new Step.Read(chars, next));
      case Edge edge -> step(new Step.At(edge, next));
      case Shape.Sequence(List<Shape> parts) -> {
        int first = next;
        for (int i = parts.size() - 1; i >= 0; i--) {
          first = add(parts.get(i), first);
        }
        yield first;
      }
      case Shape.Choice(List<Shape> parts) ->
          step(new Step.Fork(parts.stream().mapToInt(part -> add(part, next)).toArray()));
      case Shape.Repeated repeated -> repeated(repeated, next);
    };
  }

  private int repeated(Shape.Repeated repeated, int next) {
    int first = next;
    if (repeated.most() < 0) {
      int[] loop = {next, next};
      first = step(new Step.Fork(loop));
      loop[0] = add(repeated.part(), first);
    }
    for (int i = repeated.least(); i < repeated.most() && !tooLarge; i++) {
      first = step(new Step.Fork(new int[] {add(repeated.part(), first), next}));
    }
    for (int i = 0; i < repeated.least() && !tooLarge; i++) {
      first = add(repeated.part(), first);
    }
    return first;
  }

  private int step(Step step) {
    tooLarge |= steps.size() >= MOST;
    if (!tooLarge) {
      steps.add(step);
    }
    return steps.size() - 1;
  }

  /// Which steps are reached before the next character. Used again and again.
  final class Walk {
    private final int[] seen = new int[steps.size()];
    private final int[] pending = new int[steps.size() + 1];
    private final int[] entered = new int[steps.size()];
    private final int[] next = new int[steps.size()];
    private int turn;
    private int count;
    private int found;
    private long walked;

    private Walk() {}

    /// The steps after this character; null when it was found before the character is read.
    ///
    /// @param from steps that are reached already; the first one always is too
    /// @param places edges that are here, a bit for each by its ordinal
    /// @param c the character; -1 at the end, after which there is nothing
    int @Nullable [] after(int[] from, int places, int c) {
      turn++;
      count = 0;
      found = 0;
      walked += from.length + 1;
      reach(start);
      for (int step : from) {
        reach(step);
      }
      while (count > 0) {
        switch (steps.get(pending[--count])) {
          case Step.Found() -> {
            return null;
          }
          case Step.Fork(int[] all) -> {
            for (int step : all) {
              reach(step);
            }
          }
          case Step.At(Edge edge, int step) -> {
            if ((places >>> edge.ordinal() & 1) != 0) {
              reach(step);
            }
          }
          case Step.Read(Chars chars, int step) -> {
            if (c >= 0 && chars.has(c)) {
              enter(step);
            }
          }
        }
      }
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
      count = 0;
      reach(start);
      while (count > 0) {
        switch (steps.get(pending[--count])) {
          case Step.Found(), Step.Read _ -> {
            return true;
          }
          case Step.Fork(int[] all) -> {
            for (int step : all) {
              reach(step);
            }
          }
          case Step.At(Edge edge, int step) -> {
            if (edge != Edge.TEXT_BEGINS) {
              reach(step);
            }
          }
        }
      }
      return false;
    }

    private void reach(int step) {
      if (seen[step] != turn) {
        seen[step] = turn;
        pending[count++] = step;
      }
    }
  }
}
