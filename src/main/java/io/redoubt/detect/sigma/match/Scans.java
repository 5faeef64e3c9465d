package io.redoubt.detect.sigma.match;

import io.redoubt.detect.automaton.Automaton;
import io.redoubt.detect.automaton.Automaton.Answer;
import io.redoubt.event.Event;
import io.redoubt.event.RawRecord;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Looks for literals in the values of one event after the other, and remembers values that come
/// again. One per worker, not thread-safe.
final class Scans {
  /// The format whose records are not text.
  static final String BINARY = "windows.evtx";

  /* From so many bytes on it is worth knowing before whether they are ASCII. */
  private static final int LONG = 2048;

  private final CellTexts cellTexts;
  private final KnownValues knownValues = new KnownValues();
  private final Undone undone;
  private long[] scratch = {};

  /* By cell: what is known of its value, where the turn is this event's. */
  private @Nullable KnownValue[] known = new @Nullable KnownValue[64];
  private int[] knownTurn = new int[64];
  private int turn = 1;

  /* Of the long value that was asked about last: whether there are signs beyond ASCII. */
  private int beyondTurn;
  private int beyondCell;
  private boolean beyond;
  private Event event;
  private Layout layout;

  Scans(Event event, Layout layout, CellTexts cellTexts) {
    this.event = event;
    this.layout = layout;
    this.cellTexts = cellTexts;
    this.undone = new Undone(event);
  }

  /// Turns to the next event.
  void event(Event next, Layout its) {
    event = next;
    layout = its;
    undone.event(next);
    turn++;
    if (next.size() > known.length) {
      known = new @Nullable KnownValue[next.size() * 2];
      knownTurn = new int[next.size() * 2];
    }
  }

  /// What is known of a cell's value; null for most.
  @Nullable KnownValue known(int cell) {
    return knownTurn[cell] == turn ? known[cell] : null;
  }

  /// Looks for literals in the values of a field that begin with this cell, without making text of
  /// them where bytes will do.
  ///
  /// @param habit whether its values come again
  void field(int first, LiteralScanner scanner, Habit habit, long[] found) {
    for (int cell = first; cell >= 0; cell = layout.next(cell)) {
      if (!habit.tries() || !remembered(cell, scanner, habit, found)) {
        cell(cell, scanner, found);
      }
    }
  }

  /* Takes what was found in such a value before, or keeps it when it comes for the second time. */
  private boolean remembered(int cell, LiteralScanner scanner, Habit habit, long[] found) {
    int length = event.spanLength(cell);
    if (length > KnownValues.LONGEST) {
      return false;
    }
    byte[] buffer = event.spanBuffer(cell);
    int from = event.spanStart(cell);
    boolean escaped = event.escaped(cell);
    int hash = KnownValues.hash(scanner, buffer, from, length);
    KnownValue value = knownValues.at(hash);
    boolean same = value != null && value.of(scanner, buffer, from, length, escaped);
    habit.tried(same);
    if (value == null || !same) {
      if (!knownValues.cameBefore(hash)) {
        return false;
      }
      scratch = scratch.length == found.length ? scratch : new long[found.length];
      cell(cell, scanner, scratch);
      byte[] bytes = Arrays.copyOfRange(buffer, from, from + length);
      value = new KnownValue(scanner, bytes, escaped, scratch);
      Arrays.fill(scratch, 0);
      knownValues.keep(hash, value);
    }
    value.mark(found);
    known[cell] = value;
    knownTurn[cell] = turn;
    return true;
  }

  private void cell(int cell, LiteralScanner scanner, long[] found) {
    if (!bytes(cell, scanner, found)) {
      scanner.scan(cellTexts.of(cell), found);
    }
  }

  private boolean bytes(int cell, LiteralScanner scanner, long[] found) {
    if (!event.escaped(cell)) {
      return scanner.scan(
          event.spanBuffer(cell), event.spanStart(cell), event.spanLength(cell), found);
    }
    return scanner.scanEscaped(event, cell, undone, found);
  }

  /// How many characters a cell's value has; negative when they are not all ASCII or an escape is
  /// broken.
  int asciiLength(int cell) {
    if (event.escaped(cell)) {
      return undone.length(cell);
    }
    byte[] buffer = event.spanBuffer(cell);
    int from = event.spanStart(cell);
    int length = event.spanLength(cell);
    int signs = 0;
    for (int i = from; i < from + length; i++) {
      signs |= buffer[i];
    }
    return signs < 0 ? -1 : length;
  }

  /// Whether a long value is known not to be all ASCII: no automaton looks through it to its end.
  boolean beyondAscii(int cell) {
    int length = event.spanLength(cell);
    if (length < LONG) {
      return false;
    }
    if (beyondTurn != turn || beyondCell != cell) {
      beyondTurn = turn;
      beyondCell = cell;
      beyond = !Grams.plain(event.spanBuffer(cell), event.spanStart(cell), length, false);
    }
    return beyond;
  }

  /// What an automaton says of a cell's value.
  Answer ask(int cell, Automaton automaton) {
    KnownValue value = known(cell);
    if (value != null) {
      return value.ask(automaton);
    }
    byte[] buffer = event.spanBuffer(cell);
    int from = event.spanStart(cell);
    int length = event.spanLength(cell);
    if (!event.escaped(cell)) {
      return automaton.in(buffer, from, length);
    }
    int all = undone.length(cell);
    return all < 0
        ? automaton.inEscaped(buffer, from, length)
        : automaton.in(undone.bytes(), undone.start(cell), all);
  }

  /// Looks for literals in every text of the event; finds those too that begin in one and end in
  /// the next.
  ///
  /// What stands in the record is seen in one pass over it as it is, and where it has JSON escapes
  /// in a second one, as if they were undone. Of most records a look at some of the bytes says that
  /// there is nothing.
  ///
  /// @param whole what is known of events of this kind
  void texts(LiteralScanner scanner, Keywords keywords, Whole whole, long[] found) {
    RawRecord record = event.record();
    byte[] own = record.buffer();
    boolean escapes = false;
    boolean within = false;
    for (int i = event.nextApart(0); i >= 0; i = event.nextApart(i + 1)) {
      if (event.constant(i)) {
        constant(i, scanner, keywords, whole, found);
      } else if (event.made(i)) {
        beside(i, scanner, keywords, found);
      } else {
        escapes = true;
        within |= withinEscape(own, record.start(), event.spanStart(i));
      }
    }
    boolean binary = event.format().id().equals(BINARY);
    if (!binary && keywords.tells(escapes) && whole.habit.tries()) {
      boolean nothing = !within && keywords.missing(own, record.start(), record.length(), escapes);
      whole.habit.tried(nothing);
      if (nothing) {
        return;
      }
    }
    if (escapes && (binary || !scanner.scanBoth(record, undone, found))) {
      escaped(scanner, found);
      escapes = false;
    }
    if (!binary && !escapes && !scanner.scan(own, record.start(), record.length(), found)) {
      scanner.scan(record.text(), found);
    }
  }

  private void constant(
      int cell, LiteralScanner scanner, Keywords keywords, Whole whole, long[] found) {
    byte[] bytes = event.spanBuffer(cell);
    if (!whole.without(cell, bytes)) {
      if (keywords.missing(bytes, 0, bytes.length, false)) {
        whole.none(cell, bytes);
      } else {
        cell(cell, scanner, found);
      }
    }
  }

  private void beside(int cell, LiteralScanner scanner, Keywords keywords, long[] found) {
    byte[] buffer = event.spanBuffer(cell);
    int from = event.spanStart(cell);
    if (!keywords.missing(buffer, from, event.spanLength(cell), event.escaped(cell))) {
      cell(cell, scanner, found);
    }
  }

  /* Whether an odd number of backslashes stands before it. */
  private static boolean withinEscape(byte[] buffer, int from, int at) {
    int first = at;
    while (first > from && buffer[first - 1] == '\\') {
      first--;
    }
    return (at - first & 1) != 0;
  }

  private void escaped(LiteralScanner scanner, long[] found) {
    for (int i = 0; i < event.size(); i++) {
      if (event.escaped(i)) {
        cell(i, scanner, found);
      }
    }
  }
}
