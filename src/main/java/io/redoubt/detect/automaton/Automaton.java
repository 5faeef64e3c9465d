package io.redoubt.detect.automaton;

import io.redoubt.detect.automaton.Shape.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /* From so many bytes on four parts of them are looked at side by side. */
  private static final int LONG = 1024;

  private static final int QUARTERS = 4;

  /* So many bytes in one call: a loop that runs long at its first coming is compiled late. */
  private static final int BLOCK = 512;

  /* In place of an answer. No row begins there. */
  private static final int ONWARDS = 0;

  /* Two ways that have not joined after so many bytes may not do so at all. */
  private static final int JOIN = 256;

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
  private static final int NOT_MADE = -4;
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

  private final int shortest;
  private final Program.Walk walk;
  private final States budget;
  private final short[] classes;
  private final byte[] samples;
  private final boolean words;
  private final boolean lines;
  private final boolean beginsLater;
  private final Map<Key, Integer> known = new HashMap<>();
  private final List<Key> made = new ArrayList<>();

  /* How many classes there are. The one after them is the end, the next one what is not ASCII. */
  private final int width;
  private final int row;

  /* By where a state's row begins, plus class: where the next one's begins, an answer, or that it
   * is not made yet. Read without a lock: whoever does not see an entry yet asks
   * for it again, and gets the newest table with it.
   */
  private volatile int[] table;

  private volatile int anew = NOT_MADE;

  private Automaton(Program program, int shortest, States budget) {
    this.shortest = shortest;
    this.walk = program.walk();
    this.budget = budget;
    this.words = program.asksFor(Edge.WORD_EDGE, Edge.NO_WORD_EDGE);
    this.lines = program.asksFor(Edge.LINE_BEGINS, Edge.LINE_ENDS);
    this.beginsLater = walk.beginsLater();
    CharClasses signs = CharClasses.of(program.sets(), words, lines);
    this.classes = signs.classes();
    this.samples = signs.samples();
    this.width = signs.many();
    this.row = width + 2;
    this.table = new int[FEW * row];
    Arrays.fill(table, NOT_MADE);
    made.add(new Key(NOWHERE, TEXT_START));
  }

  /// An automaton for this shape; empty when that would be too large.
  public static Optional<Automaton> of(Shape shape, States budget) {
    Program program = new Program(shape);
    return program.tooLarge()
        ? Optional.empty()
        : Optional.of(new Automaton(program, Program.shortest(shape), budget));
  }

  /// Looks into bytes.
  public Answer in(byte[] buffer, int from, int length) {
    if (length < shortest) {
      return Answer.NO; // no character takes less than a byte
    }
    int begin = length < LONG ? LOST : anew();
    int state =
        begin < 0
            ? along(row, buffer, from, from + length)
            : abreast(row, begin, true, buffer, from, from + length);
    return state < 0 ? answer(state) : end(state);
  }

  /* Where these bytes lead, or an answer. */
  private int along(int first, byte[] buffer, int from, int end) {
    int[] rows = table;
    int state = first;
    for (int i = from; i < end; i++) {
      short kind = classes[buffer[i] & 0xFF];
      int next = rows[state + kind];
      if (next < 0) {
        next = known(next, state, kind);
        if (next < 0) {
          return next;
        }
        rows = table;
      }
      state = next;
    }
    return state;
  }

  /* The same, a quarter beside the other, as each step waits for the one before it. What leads to
   * the later quarters is not known yet: it is taken for `begin`, from which nearly every way soon
   * joins the true one. Where that has less behind it than the truth, what is found is found.
   */
  private int abreast(int first, int begin, boolean less, byte[] buffer, int from, int end) {
    int part = (end - from) / QUARTERS;
    int[] at = {first, begin, begin, begin};
    for (int i = from; i < from + part; i += BLOCK) {
      int known = block(at, less, buffer, i, Math.min(i + BLOCK, from + part), part, end);
      if (known != ONWARDS) {
        return known;
      }
    }
    return joined(at, begin, part, buffer, from + part, end);
  }

  /* Some bytes of each quarter; what is known then of the whole. */
  private int block(int[] at, boolean less, byte[] buffer, int from, int to, int part, int end) {
    int a = at[0];
    int b = at[1];
    int c = at[2];
    int d = at[3];
    int[] rows = table;
    short[] kinds = classes;
    for (int i = from; i < to; i++) {
      short one = kinds[buffer[i] & 0xFF];
      short two = kinds[buffer[i + part] & 0xFF];
      short three = kinds[buffer[i + 2 * part] & 0xFF];
      short four = kinds[buffer[i + 3 * part] & 0xFF];
      int nextA = rows[a + one];
      int nextB = rows[b + two];
      int nextC = rows[c + three];
      int nextD = rows[d + four];
      if ((nextA | nextB | nextC | nextD) < 0) {
        nextA = known(nextA, a, one);
        if (nextA < 0) {
          return nextA;
        }
        nextB = known(nextB, b, two);
        nextC = known(nextC, c, three);
        nextD = known(nextD, d, four);
        if (nextB < 0 || nextC < 0 || nextD < 0) {
          return less && (nextB == FOUND || nextC == FOUND || nextD == FOUND)
              ? FOUND
              : along(nextA, buffer, i + 1, end);
        }
        rows = table;
      }
      a = nextA;
      b = nextB;
      c = nextC;
      d = nextD;
    }
    at[0] = a;
    at[1] = b;
    at[2] = c;
    at[3] = d;
    return ONWARDS;
  }

  /* Where the quarters after the first lead from this state, given where each leads from `begin`. */
  private int joined(int[] reached, int begin, int part, byte[] buffer, int from, int end) {
    int state = reached[0];
    for (int k = 0; k < QUARTERS - 1; k++) {
      int other = begin;
      int i = from + k * part;
      for (int to = i + JOIN; i < to && state != other; i++) {
        short kind = classes[buffer[i] & 0xFF];
        state = known(table[state + kind], state, kind);
        if (state < 0) {
          return state;
        }
        other = known(table[other + kind], other, kind);
      }
      if (state != other) {
        return end - i < LONG
            ? along(state, buffer, i, end)
            : abreast(state, state, false, buffer, i, end);
      }
      state = reached[k + 1];
    }
    return along(state, buffer, from + (QUARTERS - 1) * part, end);
  }

  /* The state in which nothing was begun, after any character; negative when there is none. */
  private int anew() {
    int known = anew;
    return known == NOT_MADE ? makeAnew() : known;
  }

  private synchronized int makeAnew() {
    if (anew == NOT_MADE) {
      anew = words || lines || !beginsLater ? LOST : rowOf(new Key(NOWHERE, OTHER));
    }
    return anew;
  }

  /// Looks into the inside of a JSON string, as if its escapes were undone.
  public Answer inEscaped(byte[] buffer, int from, int length) {
    if (length < shortest) {
      return Answer.NO; // no character takes less than a byte
    }
    int[] rows = table;
    int state = row;
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
      if (next < 0) {
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
  public Answer in(String text) {
    int length = text.length();
    if (length < shortest) {
      return Answer.NO; // no character takes less than a byte
    }
    int[] rows = table;
    int state = row;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= ASCII) {
        return Answer.UNKNOWN;
      }
      int next = rows[state + classes[c]];
      if (next < 0) {
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
      next = make(made.get(state / row - 1), kind);
      table[state + kind] = next;
    }
    return next;
  }

  private int make(Key state, int kind) {
    if (kind > width || walk.walked() > MOST_WORK) {
      return UNSURE;
    }
    int c = kind == width ? -1 : samples[kind];
    int[] steps = walk.after(state.steps(), places(state.before(), c), c);
    if (steps == null) {
      return FOUND;
    }
    if (steps.length == 0 && (c < 0 || !beginsLater)) {
      return LOST;
    }
    return rowOf(new Key(steps, kind(c)));
  }

  /* Where the row of this state begins. */
  private int rowOf(Key key) {
    Integer same = known.get(key);
    if (same != null) {
      return same;
    }
    if (known.size() >= MOST_STATES || !budget.take(key.steps().length)) {
      return UNSURE;
    }
    made.add(key);
    int fresh = made.size() * row;
    if (fresh + row > table.length) {
      int[] larger = Arrays.copyOf(table, 2 * table.length);
      Arrays.fill(larger, table.length, larger.length, NOT_MADE);
      table = larger;
    }
    known.put(key, fresh);
    return fresh;
  }

  private static int places(int before, int c) {
    boolean wordBefore = before == WORD;
    boolean word = c >= 0 && CharClasses.WORDS.has(c);
    int places = 1 << (word == wordBefore ? Edge.NO_WORD_EDGE : Edge.WORD_EDGE).ordinal();
    places |= before == TEXT_START ? 1 << Edge.TEXT_BEGINS.ordinal() : 0;
    places |= before == TEXT_START || before == LINE_FEED ? 1 << Edge.LINE_BEGINS.ordinal() : 0;
    places |= c < 0 ? 1 << Edge.TEXT_ENDS.ordinal() : 0;
    return places | (c < 0 || c == '\n' ? 1 << Edge.LINE_ENDS.ordinal() : 0);
  }

  /// What a character is to the place after it.
  private int kind(int c) {
    if (words && CharClasses.WORDS.has(c)) {
      return WORD;
    }
    return lines && c == '\n' ? LINE_FEED : OTHER;
  }
}
