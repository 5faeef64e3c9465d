package io.redoubt.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/* Most of what is done to an event is to name values again. What is done to all events of a shape is
 * kept as a few arrays, so that one loop does it, without a look at the fields that the event has.
 */
/// Cells to be made of the cells that an event has, one after the other, as long as nothing is
/// unusual about the values. Immutable and thread-safe.
public final class Copies {
  /* Numbers: an enum costs two more look-ups for each cell. */
  private static final int ALIAS = 0;
  private static final int TEXT = 1;
  private static final int NUMBER = 2;
  private static final int IP = 3;
  private static final int PUT = 4;
  private static final int RELATE = 5;
  private static final int WORD = 6;
  private static final int LOWER = 7;

  /// Constants that stand for texts.
  @FunctionalInterface
  public interface Words {
    /// The constant for the text `buffer[from, to)`, or null.
    @Nullable Constant of(byte[] buffer, int from, int to);
  }

  private static final long UNUSUAL = -1;

  private static final int[] NOBODY = {};

  private final int[] how;
  private final int[] source;
  private final Field[] fields;
  private final long[] constants;
  private final int[][] others;
  private final @Nullable Words[] words;

  /* The numbers of those that are no constants, and where in that list those from a number on begin. */
  private final int[] values;
  private final int[] next;
  private final long constantReach;

  private Copies(List<One> all) {
    how = all.stream().mapToInt(One::how).toArray();
    source = all.stream().mapToInt(One::source).toArray();
    fields = all.stream().map(One::field).toArray(Field[]::new);
    constants = all.stream().mapToLong(One::constant).toArray();
    others = all.stream().map(One::others).toArray(int[][]::new);
    words = all.stream().map(One::words).toArray(Words[]::new);
    values = IntStream.range(0, how.length).filter(i -> how[i] != PUT).toArray();
    next = IntStream.range(0, how.length + 1).map(this::valuesBefore).toArray();
    constantReach = Arrays.stream(constants).reduce(0, (a, b) -> a | b);
  }

  private int valuesBefore(int i) {
    return (int) Arrays.stream(values).filter(value -> value < i).count();
  }

  private record One(
      int how, Field field, int source, long constant, int[] others, @Nullable Words words) {
    private One(int how, Field field, int source) {
      this(how, field, source, 0, NOBODY, null);
    }
  }

  /// Gathers copies. Not thread-safe.
  public static final class Builder {
    private final List<One> all = new ArrayList<>();

    /// Gathers none yet.
    public Builder() {}

    /// The value of a cell again, if it says anything; usual is that it does.
    public void alias(Field to, int cell) {
      all.add(new One(ALIAS, to, cell));
    }

    /// The same as text, even if written as a number.
    public void text(Field to, int cell) {
      all.add(new One(TEXT, to, cell));
    }

    /// The same as a number; usual is that it is written as one.
    public void number(Field to, int cell) {
      all.add(new One(NUMBER, to, cell));
    }

    /// The value of a cell that is an address; usual is a dotted quad.
    public void ip(Field to, int cell) {
      all.add(new One(IP, to, cell));
    }

    /// A constant.
    public void put(Field to, Constant value) {
      all.add(new One(PUT, to, 0, Preset.cell(value), NOBODY, null));
    }

    /// The value of a cell again; usual is that it is not empty and none of the others is the same.
    public void relate(Field to, int cell, int[] others) {
      all.add(new One(RELATE, to, cell, 0, others, null));
    }

    /// The value of a cell with its capitals made small; usual is that it says anything.
    public void lower(Field to, int cell) {
      all.add(new One(LOWER, to, cell));
    }

    /// The constant that stands for the value of a cell; usual is that there is one.
    public void word(Field to, int cell, Words words) {
      all.add(new One(WORD, to, cell, 0, NOBODY, words));
    }

    /// How many there are.
    public int size() {
      return all.size();
    }

    /// What was gathered.
    public Copies build() {
      return new Copies(all);
    }
  }

  /// How many there are.
  public int size() {
    return how.length;
  }

  int add(EventBuilder event, RawRecord record, int from) {
    int count = how.length - from;
    event.room(count);
    System.arraycopy(fields, from, event.fields, event.size, count);
    System.arraycopy(constants, from, event.cells, event.size, count);
    event.reach |= constantReach;
    int done = values(event, record, from);
    event.size += done - from;
    return done;
  }

  /// Makes those from `from` on that are no constants; gives the number of the first that is
  /// unusual, or how many there are.
  private int values(EventBuilder event, RawRecord record, int from) {
    long[] cells = event.cells;
    int base = event.size - from;
    for (int v = next[from]; v < values.length; v++) {
      int i = values[v];
      long cell = cells[source[i]];
      long made =
          switch (how[i]) {
            case ALIAS -> says(cell, record) ? cell : UNUSUAL;
            case IP -> isQuad(cell, record) ? cell : UNUSUAL;
            case RELATE -> isNew(cell, others[i], record, event) ? cell : UNUSUAL;
            case WORD -> word(words[i], cell, record);
            case LOWER -> lower(cell, record, event);
            case TEXT -> text(cell, record);
            default -> number(cell, record);
          };
      if (made == UNUSUAL) {
        return i;
      }
      cells[base + i] = made;
      event.reach |= made;
    }
    return how.length;
  }

  private static long text(long cell, RawRecord record) {
    if (!says(cell, record)) {
      return UNUSUAL;
    }
    return isNumber(cell) ? Cell.as(cell, Cell.TEXT) : cell;
  }

  private static long number(long cell, RawRecord record) {
    return says(cell, record) && isNumber(cell) ? Cell.as(cell, Cell.NUMBER) : UNUSUAL;
  }

  private static long word(@Nullable Words words, long cell, RawRecord record) {
    if (Cell.kind(cell) != Cell.TEXT || words == null || !says(cell, record)) {
      return UNUSUAL;
    }
    int from = record.start() + Cell.offset(cell);
    Constant word = words.of(record.buffer(), from, from + Cell.length(cell));
    return word == null ? UNUSUAL : Preset.cell(word);
  }

  private static long lower(long cell, RawRecord record, EventBuilder event) {
    if (Cell.kind(cell) != Cell.TEXT || !says(cell, record)) {
      return UNUSUAL;
    }
    int from = record.start() + Cell.offset(cell);
    Constant known = SmallWords.of(record.buffer(), from, from + Cell.length(cell));
    if (known != null) {
      return Preset.cell(known);
    }
    int start = event.sideAppend(record.buffer(), from, from + Cell.length(cell));
    byte[] side = event.side();
    for (int i = start; i < event.sideLength(); i++) {
      byte b = side[i];
      side[i] = (byte) (b >= 'A' && b <= 'Z' ? b ^ 0x20 : b);
    }
    return Cell.pack(Cell.TEXT | Cell.SIDE, start, Cell.length(cell));
  }

  /// Whether it is longer than one byte, or one byte of the record that is no dash. Others may say
  /// nothing.
  private static boolean says(long cell, RawRecord record) {
    return Cell.length(cell) > 1 || shortSays(cell, record);
  }

  private static boolean shortSays(long cell, RawRecord record) {
    int kind = Cell.kind(cell);
    if (Cell.length(cell) == 1 && (kind == Cell.TEXT || kind == Cell.NUMBER)) {
      return record.buffer()[record.start() + Cell.offset(cell)] != '-';
    }
    return kind == Cell.CONSTANT && Spans.length(cell) > 1;
  }

  private static boolean isNumber(long cell) {
    int kind = Cell.kind(cell) & ~Cell.SIDE;
    return kind == Cell.NUMBER || kind == Cell.BOOL;
  }

  private static boolean isQuad(long cell, RawRecord record) {
    int from = record.start() + Cell.offset(cell);
    int to = from + Cell.length(cell);
    return Cell.kind(cell) == Cell.TEXT && DottedQuad.end(record.buffer(), from, to) == to;
  }

  private static boolean isNew(long cell, int[] others, RawRecord record, EventBuilder event) {
    long[] cells = event.cells;
    int length = Spans.length(cell);
    if (length == 0) {
      return false;
    }
    for (int other : others) {
      if (cells[other] == cell
          || (Spans.length(cells[other]) == length
              && same(cells[other], cell, record, event.side()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(long one, long other, RawRecord record, byte[] side) {
    int length = Spans.length(one);
    int from = Spans.start(one, record);
    int otherFrom = Spans.start(other, record);
    return Arrays.equals(
        Spans.buffer(one, record, side),
        from,
        from + length,
        Spans.buffer(other, record, side),
        otherFrom,
        otherFrom + length);
  }
}
