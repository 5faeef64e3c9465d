package io.redoubt.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One record, parsed and normalised: a list of (field, value) cells over the record's own bytes.
///
/// A field may stand several times (`related.ip`); the order is that of the record, native fields
/// first, ECS fields after. Values are spans and become text only when asked for. Immutable and
/// thread-safe. It holds its batch's buffer in memory: keep [#detached()] instead.
public final class Event {
  private final RawRecord record;
  private final Format format;
  private final ParseOutcome outcome;
  private final EventTime time;
  private final @Nullable Template template;
  private final Field[] fields;
  private final long[] cells;
  private final int @Nullable [] narrow;
  private final byte[] side;

  Event(
      RawRecord record,
      Format format,
      ParseOutcome outcome,
      EventTime time,
      @Nullable Template template,
      Field[] fields,
      long[] cells,
      int @Nullable [] narrow,
      byte[] side) {
    this.record = record;
    this.format = format;
    this.outcome = outcome;
    this.time = time;
    this.template = template;
    this.fields = fields;
    this.cells = cells;
    this.narrow = narrow;
    this.side = side;
  }

  /// The exact bytes and where they came from.
  public RawRecord record() {
    return record;
  }

  /// What the record was recognised as.
  public Format format() {
    return format;
  }

  /// How well it was understood.
  public ParseOutcome outcome() {
    return outcome;
  }

  /// When it happened.
  public EventTime time() {
    return time;
  }

  /// The constant part of its message, when templates were asked for.
  public @Nullable Template template() {
    return template;
  }

  /// A stable id: where the record came from, never what it says.
  public String id() {
    return EventId.of(record);
  }

  /// The number of cells.
  public int size() {
    return fields.length;
  }

  /// The field of cell `i`.
  public Field field(int i) {
    return fields[i];
  }

  /// The fields of its cells, for whoever remembers what was found out about events of one kind.
  public EventFields fields() {
    return new EventFields(fields);
  }

  /// Whether its cells have these fields in this order; events of one kind mostly share them.
  @SuppressWarnings("ReferenceEquality") // asks for the very fields first
  boolean hasFields(Field[] others) {
    return fields == others || (fields.length == others.length && Shapes.same(fields, others, 0));
  }

  /// A hash of the cells' fields, by some of them.
  public int fieldsHash() {
    return Shapes.hash(fields, fields.length);
  }

  /// What kind of value cell `i` holds.
  public ValueKind kind(int i) {
    return switch (Cell.kind(cell(i)) & ~Cell.SIDE) {
      case Cell.NUMBER -> ValueKind.NUMBER;
      case Cell.BOOL -> ValueKind.BOOLEAN;
      default -> ValueKind.TEXT;
    };
  }

  /// The value of cell `i` as text, escapes undone.
  public String text(int i) {
    return Spans.text(cell(i), record, side);
  }

  /// The index of the first cell of this field, or -1.
  public int find(Field field) {
    return find(field, 0);
  }

  /// The index of the next cell of this field at or after `from`, or -1.
  public int find(Field field, int from) {
    for (int i = from; i < fields.length; i++) {
      if (fields[i].is(field)) {
        return i;
      }
    }
    return -1;
  }

  /// Whether the field stands in the event.
  public boolean has(Field field) {
    return find(field) >= 0;
  }

  /// The field's first value as text, or null.
  public @Nullable String text(Field field) {
    int i = find(field);
    return i < 0 ? null : text(i);
  }

  /// The field's first value as text, or `otherwise`.
  public String text(Field field, String otherwise) {
    int i = find(field);
    return i < 0 ? otherwise : text(i);
  }

  /// All values of the field, in order; empty when it is absent.
  public List<String> texts(Field field) {
    int i = find(field);
    if (i < 0) {
      return List.of();
    }
    List<String> values = new ArrayList<>(2);
    for (; i >= 0; i = find(field, i + 1)) {
      values.add(text(i));
    }
    return values;
  }

  /// The field's first value as a whole number; empty when absent or not one.
  public OptionalLong number(Field field) {
    String text = text(field);
    if (text == null || text.isEmpty() || text.length() > 19) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException notWhole) {
      return OptionalLong.empty();
    }
  }

  /// The bytes that a TEXT-like cell's span lies in: the record's buffer, or the side text. Read
  /// only; with [#spanStart] and [#spanLength] it allows matching without making a string.
  public byte[] spanBuffer(int i) {
    return Spans.buffer(cell(i), record, side);
  }

  /// Index of the cell's first byte in [#spanBuffer].
  public int spanStart(int i) {
    return Spans.start(cell(i), record);
  }

  /// Number of bytes of the cell's span.
  public int spanLength(int i) {
    return Spans.length(cell(i));
  }

  /// Whether the value was made from the record, and is neither a part of its bytes nor a
  /// [Constant].
  public boolean made(int i) {
    return (Cell.kind(cell(i)) & Cell.SIDE) != 0;
  }

  /// Whether the span is JSON-escaped, so that its bytes are not yet its text.
  public boolean escaped(int i) {
    return (Cell.kind(cell(i)) & ~Cell.SIDE) == Cell.ESCAPED;
  }

  /// Whether the value is a [Constant], whose [#spanBuffer] is the same for all events.
  public boolean constant(int i) {
    return Cell.kind(cell(i)) == Cell.CONSTANT;
  }

  /// The next cell at or after `from` whose text does not stand in the record as it is: made,
  /// constant or escaped; -1 when there is none.
  public int nextApart(int from) {
    int i = from;
    while (i < fields.length && !Cell.apart(cell(i))) {
      i++;
    }
    return i < fields.length ? i : -1;
  }

  /// The same event with bytes of its own, fit for keeping.
  public Event detached() {
    return ownsBytes()
        ? this
        : new Event(
            record.detached(), format, outcome, time, template, fields, cells, narrow, side);
  }

  /// Whether its bytes are its own, so that it can be kept as it is.
  public boolean ownsBytes() {
    return record.buffer().length == record.length();
  }

  /* Nearly all events are small, and there are many of them at once. */
  private long cell(int i) {
    return narrow == null ? cells[i] : Cell.wide(narrow[i]);
  }

  @Override
  public String toString() {
    return format + "@" + record.entry().path() + ":" + record.line() + Arrays.toString(fields);
  }
}
