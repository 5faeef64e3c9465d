package io.redoubt.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The cells of an event that is being built, by number. Not thread-safe.
public abstract sealed class CellList permits EventBuilder {
  Field[] fields = new Field[64];
  long[] cells = new long[64];
  int size;

  /* All bits that are set in any cell. */
  long reach;

  final Shapes shapes = new Shapes();

  CellList() {}

  final void empty() {
    size = 0;
    reach = 0;
    shapes.forget();
  }

  final void cutTo(int newSize) {
    size = Math.min(size, newSize);
    shapes.forget();
  }

  /// Adds constants.
  public final void add(Preset preset) {
    Field[] names = preset.fields();
    int count = names.length;
    room(count);
    long[] values = preset.cells();
    for (int i = 0; i < count; i++) { // so few that calling a copy takes longer
      fields[size + i] = names[i];
      cells[size + i] = values[i];
    }
    size += count;
    reach |= preset.reach();
  }

  /// Adds the value of cell `i` again under another name.
  public final void alias(Field field, int i) {
    put(field, cells[i]);
  }

  /// Adds the value of cell `i` again under another name, as a number.
  public final void aliasNumber(Field field, int i) {
    int kind = Cell.kind(cells[i]);
    put(field, kind == Cell.CONSTANT ? cells[i] : Cell.as(cells[i], Cell.NUMBER));
  }

  /// Adds the value of cell `i` again under another name, as text even if written as a number.
  public final void aliasText(Field field, int i) {
    int kind = Cell.kind(cells[i]) & ~Cell.SIDE;
    put(field, kind == Cell.NUMBER || kind == Cell.BOOL ? Cell.as(cells[i], Cell.TEXT) : cells[i]);
  }

  /// Gives cell `i` another name.
  public final void rename(int i, Field field) {
    fields[i] = field;
    shapes.forget();
  }

  /// Makes cell `i` text, whatever it was.
  public final void toText(int i) {
    int kind = Cell.kind(cells[i]) & ~Cell.SIDE;
    if (kind == Cell.NUMBER || kind == Cell.BOOL) {
      cells[i] = Cell.as(cells[i], Cell.TEXT);
    }
  }

  /// Makes the text of cell `i` the digits of a number.
  public final void toNumber(int i) {
    if ((Cell.kind(cells[i]) & ~Cell.SIDE) == Cell.TEXT) {
      cells[i] = Cell.as(cells[i], Cell.NUMBER);
    }
  }

  /// Keeps only the first `length` bytes of cell `i`'s span.
  public final void shorten(int i, int length) {
    cells[i] = Cell.pack(Cell.kind(cells[i]), Cell.offset(cells[i]), length);
  }

  /// Drops cell `i`; those behind it move up.
  public final void drop(int i) {
    System.arraycopy(fields, i + 1, fields, i, size - i - 1);
    System.arraycopy(cells, i + 1, cells, i, size - i - 1);
    size--;
    shapes.forget();
  }

  /// The number of cells.
  public final int size() {
    return size;
  }

  /// The field of cell `i`.
  public final Field field(int i) {
    return fields[i];
  }

  /// A hash of the cells' fields, by some of them.
  public final int fieldsHash() {
    return Shapes.hash(fields, size);
  }

  /// Whether the cells from `from` on are of these fields, and are no more.
  public final boolean ends(int from, Field[] with) {
    return size - from == with.length && Shapes.same(with, fields, from);
  }

  /// The fields of all cells as they were shared last, where they are still those.
  public final Field @Nullable [] shared() {
    return shapes.given(size);
  }

  /// Says that the fields of all cells are these, which the event shares with others then.
  public final void share(Field[] all) {
    shapes.give(all);
  }

  /// Whether cell `i` is the inside of a JSON string with escapes.
  public final boolean escaped(int i) {
    return (Cell.kind(cells[i]) & ~Cell.SIDE) == Cell.ESCAPED;
  }

  /// Whether cell `i` is text (not a number or truth value).
  public final boolean isText(int i) {
    int kind = Cell.kind(cells[i]) & ~Cell.SIDE;
    return kind == Cell.TEXT || kind == Cell.ESCAPED || kind == Cell.CONSTANT;
  }

  /// The index of the first cell of this field, or -1.
  public final int find(Field field) {
    return find(field, 0);
  }

  /// The index of the first cell of this field at or after `from`, or -1.
  public final int find(Field field, int from) {
    for (int i = from; i < size; i++) {
      if (fields[i].is(field)) {
        return i;
      }
    }
    return -1;
  }

  /// Whether the field stands in the event already.
  public final boolean has(Field field) {
    return find(field) >= 0;
  }

  final void put(Field field, long cell) {
    if (size == fields.length) {
      room(1);
    }
    fields[size] = field;
    cells[size++] = cell;
    reach |= cell;
  }

  /// Makes room for more cells.
  final void room(int more) {
    if (size + more > fields.length) {
      int room = Math.max(fields.length * 2, size + more);
      fields = Arrays.copyOf(fields, room);
      cells = Arrays.copyOf(cells, room);
    }
  }
}
