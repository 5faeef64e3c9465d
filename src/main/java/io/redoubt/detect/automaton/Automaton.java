package io.redoubt.detect.automaton;

import io.redoubt.detect.automaton.Shape.Chars;
import io.redoubt.detect.automaton.Shape.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Says whether a [Shape] is found in a text, in one look at each byte: a deterministic automaton
/// whose states are made when they are first needed. It knows ASCII only and a bounded number of
/// states, and says so where that is not enough. Thread-safe.
public final class Automaton {
  /// States of one automaton: some expressions would need more than there is memory.
  private static final int MOST_STATES = 2000;

  /// Steps that making the states of one automaton may take, some ten milliseconds once in a run.
  /// On 101,000 real events four of the automata of SigmaHQ's rules took more than 5,000; a
  /// wildcard after a long text takes billions.
  private static final int MOST_WORK = 1_000_000;

  /* Rows of a table at first. */
  private static final int FEW = 8;

  private static final int ASCII = 128;
  private static final int[] NOWHERE = {};

  /// What came before a place.
  private static final int TEXT_START = 0;

  private static final int LINE_FEED = 1;
  private static final int WORD = 2;
  private static final int OTHER = 3;

  /// What is known of a text.
  public enum Answer {
    /// It is found there.
    YES,
    /// It is not.
    NO,
    /// The text is not ASCII, or would need too many states or too much work for them.
    UNKNOWN
  }

  /* In place of a next state. */
  private static final int NOT_MADE = 0;

  private static final int FOUND = -1;
  private static final int LOST = -2;
  private static final int UNSURE = -3;

  private record Key(int[] steps, int before) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key(int[] its, int place)
          && place == before
          && Arrays.equals(its, steps);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(steps) * 31 + before;
    }
  }

  private final Program program;
  private final int shortest;
  private final Program.Walk walk;
  private final States budget;
  private final byte[] classes = new byte[ASCII];
  private final byte[] samples = new byte[ASCII];
  private final boolean words;
  private final boolean lines;
  private final boolean beginsLater;
  private final Map<Key, Integer> known = new HashMap<>();
  private final List<Key> made = new ArrayList<>();
  private final int width;

  /* By where a state's row begins, plus class: where the next one's begins, an answer, or that it
   * is not made yet. No row begins at 0. Read without a lock: whoever does not see an entry yet asks
   * for it again, and gets the newest table with it.
   */
  private volatile int[] table;

  private Automaton(Program program, int shortest, States budget) {
    this.program = program;
    this.shortest = shortest;
    this.walk = program.walk();
    this.budget = budget;
    this.words = program.asksFor(Edge.WORD_EDGE, Edge.NO_WORD_EDGE);
    this.lines = program.asksFor(Edge.LINE_BEGINS, Edge.LINE_ENDS);
    this.beginsLater = walk.beginsLater();
    this.width = classify();
    this.table = new int[FEW * (width + 1)];
    made.add(new Key(NOWHERE, TEXT_START));
  }

  /// An automaton for this shape; empty when that would be too large.
  public static Optional<Automaton> of(Shape shape, States budget) {
    Program program = new Program(shape);
    return program.tooLarge()
        ? Optional.empty()
        : Optional.of(new Automaton(program, shortest(shape), budget));
  }

  /// How many characters the shape takes at least; at most a billion are told.
  static int shortest(Shape shape) {
    long least =
        switch (shape) {
          case Chars _ -> 1;
          case Edge _ -> 0;
          case Shape.Sequence(List<Shape> parts) ->
              parts.stream().mapToLong(Automaton::shortest).sum();
          case Shape.Choice(List<Shape> parts) ->
              parts.stream().mapToInt(Automaton::shortest).min().orElse(0);
          case Shape.Repeated(Shape part, int times, _) -> (long) times * shortest(part);
        };
    return (int) Math.min(least, 1_000_000_000);
  }

  /// Looks into bytes.
  public Answer in(byte[] buffer, int from, int length) {
    if (length < shortest) {
      return Answer.NO; // no character takes less than a byte
    }
    int[] rows = table;
    int state = width + 1;
    for (int i = from; i < from + length; i++) {
      byte c = buffer[i];
      if (c < 0) {
        return Answer.UNKNOWN;
      }
      int next = rows[state + classes[c]];
      if (next <= 0) {
        next = known(next, state, classes[c]);
        if (next < 0) {
          return answer(next);
        }
        rows = table;
      }
      state = next;
    }
    return end(state);
  }

  /// Looks into the inside of a JSON string, as if its escapes were undone.
  public Answer inEscaped(byte[] buffer, int from, int length) {
    if (length < shortest) {
      return Answer.NO; // no character takes less than a byte
    }
    int[] rows = table;
    int state = width + 1;
    int end = from + length;
    for (int i = from; i < end; ) {
      int c = buffer[i];
      if (c == '\\' && i + 1 < end && buffer[i + 1] == '\\') {
        i += 2;
      } else if (c == '\\') {
        c = Escapes.at(buffer, i, end);
        i += c < 0 ? 1 : Escapes.length(buffer, i, end);
      } else {
        i++;
      }
      if (c < 0) {
        return Answer.UNKNOWN;
      }
      int next = rows[state + classes[c]];
      if (next <= 0) {
        next = known(next, state, classes[c]);
        if (next < 0) {
          return answer(next);
        }
        rows = table;
      }
      state = next;
    }
    return end(state);
  }

  /// Looks into a text.
  public Answer in(CharSequence text) {
    if (text.length() < shortest) {
      return Answer.NO; // no character takes less than a byte
    }
    int state = width + 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ASCII) {
        return Answer.UNKNOWN;
      }
      state = known(table[state + classes[c]], state, classes[c]);
      if (state < 0) {
        return answer(state);
      }
    }
    return end(state);
  }

  private Answer end(int state) {
    int next = known(table[state + width], state, width);
    return next < 0 ? answer(next) : Answer.NO;
  }

  private static Answer answer(int state) {
    return state == FOUND ? Answer.YES : state == LOST ? Answer.NO : Answer.UNKNOWN;
  }

  private int known(int next, int state, int kind) {
    return next == NOT_MADE ? made(state, kind) : next;
  }

  /* One at a time: what is made is entered into the table that all read. */
  private synchronized int made(int state, int kind) {
    int next = table[state + kind];
    if (next == NOT_MADE) {
      next = make(made.get(state / (width + 1) - 1), kind);
      table[state + kind] = next;
    }
    return next;
  }

  private int make(Key state, int kind) {
    if (walk.walked() > MOST_WORK) {
      return UNSURE;
    }
    int c = kind == width ? -1 : samples[kind];
    int[] steps = walk.after(state.steps(), places(state.before(), c), c);
    if (steps == null || walk.after(steps, 0, -1) == null) {
      return FOUND;
    }
    if (steps.length == 0 && (c < 0 || !beginsLater)) {
      return LOST;
    }
    Key key = new Key(steps, kind(c));
    Integer same = known.get(key);
    if (same != null) {
      return same;
    }
    if (known.size() >= MOST_STATES || !budget.take(steps.length)) {
      return UNSURE;
    }
    made.add(key);
    int fresh = made.size() * (width + 1);
    if (fresh + width >= table.length) {
      table = Arrays.copyOf(table, 2 * table.length);
    }
    known.put(key, fresh);
    return fresh;
  }

  private static int places(int before, int c) {
    boolean wordBefore = before == WORD;
    boolean word = c >= 0 && word(c);
    int places = 1 << (word == wordBefore ? Edge.NO_WORD_EDGE : Edge.WORD_EDGE).ordinal();
    places |= before == TEXT_START ? 1 << Edge.TEXT_BEGINS.ordinal() : 0;
    places |= before == TEXT_START || before == LINE_FEED ? 1 << Edge.LINE_BEGINS.ordinal() : 0;
    places |= c < 0 ? 1 << Edge.TEXT_ENDS.ordinal() : 0;
    return places | (c < 0 || c == '\n' ? 1 << Edge.LINE_ENDS.ordinal() : 0);
  }

  /// What a character is to the place after it.
  private int kind(int c) {
    if (words && word(c)) {
      return WORD;
    }
    return lines && c == '\n' ? LINE_FEED : OTHER;
  }

  private static boolean word(int c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  /* Characters that no step and no edge tells apart are one class. */
  private int classify() {
    int[] groups = new int[ASCII];
    int many = split(groups, 1, c -> words && word(c));
    many = split(groups, many, c -> lines && c == '\n');
    for (Chars set : program.sets()) {
      many = split(groups, many, set::has);
    }
    for (int c = 0; c < ASCII; c++) {
      classes[c] = (byte) groups[c];
      samples[groups[c]] = (byte) c;
    }
    return many;
  }

  /* Parts what has the trait from what has not. Groups are numbered as their first character comes. */
  private static int split(int[] groups, int many, IntPredicate trait) {
    int[] numbers = new int[2 * many]; // one more than the new number; 0: not come yet
    int next = 0;
    for (int c = 0; c < ASCII; c++) {
      int old = 2 * groups[c] + (trait.test(c) ? 1 : 0);
      if (numbers[old] == 0) {
        numbers[old] = ++next;
      }
      groups[c] = numbers[old] - 1;
    }
    return next;
  }
}
