package io.redoubt.detect.automaton;

import io.redoubt.detect.automaton.Shape.Chars;
import io.redoubt.detect.automaton.Shape.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /* The table is read without a lock: whoever does not see an entry yet asks for it again. */
  /// The steps that are reached, and what came before; or an answer, and nothing else.
  private static final class State {
    private final int[] steps;
    private final int before;
    private final @Nullable State[] next;
    private final @Nullable Answer answer;

    State(int[] steps, int before, int classes, @Nullable Answer answer) {
      this.steps = steps;
      this.before = before;
      this.next = new @Nullable State[classes];
      this.answer = answer;
    }
  }

  private static final State FOUND = new State(NOWHERE, OTHER, 0, Answer.YES);
  private static final State LOST = new State(NOWHERE, OTHER, 0, Answer.NO);
  private static final State UNSURE = new State(NOWHERE, OTHER, 0, Answer.UNKNOWN);

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
  private final Program.Walk walk;
  private final States budget;
  private final byte[] classes = new byte[ASCII];
  private final byte[] samples = new byte[ASCII];
  private final boolean words;
  private final boolean lines;
  private final boolean beginsLater;
  private final Map<Key, State> known = new HashMap<>();
  private final State start;
  private final int width;

  private Automaton(Program program, States budget) {
    this.program = program;
    this.walk = program.walk();
    this.budget = budget;
    this.words = program.asksFor(Edge.WORD_EDGE, Edge.NO_WORD_EDGE);
    this.lines = program.asksFor(Edge.LINE_BEGINS, Edge.LINE_ENDS);
    this.beginsLater = walk.beginsLater();
    this.width = classify();
    this.start = new State(NOWHERE, TEXT_START, width + 1, null);
  }

  /// An automaton for this shape; empty when that would be too large.
  public static Optional<Automaton> of(Shape shape, States budget) {
    Program program = new Program(shape);
    return program.tooLarge() ? Optional.empty() : Optional.of(new Automaton(program, budget));
  }

  /// Looks into bytes.
  public Answer in(byte[] buffer, int from, int length) {
    State state = start;
    for (int i = from; i < from + length; i++) {
      byte c = buffer[i];
      State next = c < 0 ? UNSURE : state.next[classes[c]];
      state = next == null ? made(state, classes[c]) : next;
      if (state.answer != null) {
        return state.answer;
      }
    }
    return end(state);
  }

  /// Looks into the inside of a JSON string, as if its escapes were undone.
  public Answer inEscaped(byte[] buffer, int from, int length) {
    State state = start;
    int end = from + length;
    for (int i = from; i < end; ) {
      int c = buffer[i];
      if (c == '\\') {
        c = Escapes.at(buffer, i, end);
        i += c < 0 ? 1 : Escapes.length(buffer, i, end);
      } else {
        i++;
      }
      State next = c < 0 ? UNSURE : state.next[classes[c]];
      state = next == null ? made(state, classes[c]) : next;
      if (state.answer != null) {
        return state.answer;
      }
    }
    return end(state);
  }

  /// Looks into a text.
  public Answer in(CharSequence text) {
    State state = start;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      State next = c >= ASCII ? UNSURE : state.next[classes[c]];
      state = next == null ? made(state, classes[c]) : next;
      if (state.answer != null) {
        return state.answer;
      }
    }
    return end(state);
  }

  private Answer end(State state) {
    State next = state.next[width];
    Answer answer = (next == null ? made(state, width) : next).answer;
    return answer == null ? Answer.NO : answer;
  }

  /* One at a time: what is made is entered into the table that all read. */
  private synchronized State made(State state, int kind) {
    State next = state.next[kind];
    if (next == null) {
      next = make(state, kind);
      state.next[kind] = next;
    }
    return next;
  }

  private State make(State state, int kind) {
    if (walk.walked() > MOST_WORK) {
      return UNSURE;
    }
    int c = kind == width ? -1 : samples[kind];
    int[] steps = walk.after(state.steps, places(state.before, c), c);
    if (steps == null || walk.after(steps, 0, -1) == null) {
      return FOUND;
    }
    if (steps.length == 0 && (c < 0 || !beginsLater)) {
      return LOST;
    }
    Key key = new Key(steps, kind(c));
    State same = known.get(key);
    if (same != null) {
      return same;
    }
    if (known.size() >= MOST_STATES || !budget.take(steps.length)) {
      return UNSURE;
    }
    State fresh = new State(steps, key.before(), width + 1, null);
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
    Set<Chars> sets = program.sets();
    Map<List<Boolean>, Integer> numbers = new HashMap<>();
    for (int c = 0; c < ASCII; c++) {
      int character = c;
      List<Boolean> traits = new ArrayList<>(List.of(words && word(c), lines && c == '\n'));
      sets.forEach(set -> traits.add(set.has(character)));
      Integer number = numbers.putIfAbsent(traits, numbers.size());
      classes[c] = (byte) (number == null ? numbers.size() - 1 : number);
      samples[classes[c]] = (byte) c;
    }
    return numbers.size();
  }
}
