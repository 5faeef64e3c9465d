package io.redoubt.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/* Most of what is done to an event is to name values again. What is done to all events of a shape is
 * kept as a few arrays, so that one loop does it, without a look at the fields that the event has.
 */
/// Cells to be made of the cells that an event has, one after the other, as long as nothing is
/// unusual about the values. Immutable and thread-safe.
public final class Copies {
  private enum How {
    ALIAS,
    TEXT,
    NUMBER,
    IP,
    PUT,
    RELATE
  }

  private static final int[] NOBODY = {};

  private final How[] how;
  private final int[] source;
  private final Field[] fields;
  private final long[] constants;
  private final int[][] others;

  private Copies(List<One> all) {
    how = all.stream().map(One::how).toArray(How[]::new);
    source = all.stream().mapToInt(One::source).toArray();
    fields = all.stream().map(One::field).toArray(Field[]::new);
    constants = all.stream().mapToLong(One::constant).toArray();
    others = all.stream().map(One::others).toArray(int[][]::new);
  }

  private record One(How how, Field field, int source, long constant, int[] others) {}

  /// Gathers copies. Not thread-safe.
  public static final class Builder {
    private final List<One> all = new ArrayList<>();

    /// Gathers none yet.
    public Builder() {}

    /// The value of a cell again, if it says anything; usual is that it does.
    public void alias(Field to, int cell) {
      all.add(new One(How.ALIAS, to, cell, 0, NOBODY));
    }

    /// The same as text, even if written as a number.
    public void text(Field to, int cell) {
      all.add(new One(How.TEXT, to, cell, 0, NOBODY));
    }

    /// The same as a number; usual is that it is written as one.
    public void number(Field to, int cell) {
      all.add(new One(How.NUMBER, to, cell, 0, NOBODY));
    }

    /// The value of a cell that is an address; usual is a dotted quad.
    public void ip(Field to, int cell) {
      all.add(new One(How.IP, to, cell, 0, NOBODY));
    }

    /// A constant.
    public void put(Field to, Constant value) {
      all.add(new One(How.PUT, to, 0, Preset.cell(value), NOBODY));
    }

    /// The value of a cell again; usual is that it is not empty and none of the others is the same.
    public void relate(Field to, int cell, int[] others) {
      all.add(new One(How.RELATE, to, cell, 0, others));
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

  int add(CellList event, RawRecord record, byte[] side, int from) {
    event.room(how.length - from);
    long[] cells = event.cells;
    int size = event.size;
    long reach = event.reach;
    int i = from;
    for (; i < how.length; i++) {
      long cell = cells[source[i]];
      boolean usual =
          switch (how[i]) {
            case ALIAS -> says(cell);
            case PUT -> true;
            case TEXT -> says(cell);
            case NUMBER -> isNumber(cell) && says(cell);
            case IP -> isQuad(cell, record);
            case RELATE -> isNew(cell, others[i], cells, record, side);
          };
      if (!usual) {
        break;
      }
      cell = made(i, cell);
      cells[size++] = cell;
      reach |= cell;
    }
    System.arraycopy(fields, from, event.fields, event.size, i - from);
    event.size = size;
    event.reach = reach;
    return i;
  }

  private long made(int i, long cell) {
    return switch (how[i]) {
      case ALIAS, IP, RELATE -> cell;
      case PUT -> constants[i];
      case TEXT -> isNumber(cell) ? Cell.as(cell, Cell.TEXT) : cell;
      case NUMBER -> Cell.as(cell, Cell.NUMBER);
    };
  }

  /// Whether it is longer than one byte. Shorter values may say nothing.
  private static boolean says(long cell) {
    return Spans.length(cell) > 1;
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

  private static boolean isNew(
      long cell, int[] others, long[] cells, RawRecord record, byte[] side) {
    int length = Spans.length(cell);
    if (length == 0) {
      return false;
    }
    for (int other : others) {
      if (cells[other] == cell
          || (Spans.length(cells[other]) == length && same(cells[other], cell, record, side))) {
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
