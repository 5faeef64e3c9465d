package io.redoubt.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Collects the cells of one event; used again for the next. One per worker, not thread-safe.
///
/// A value is a range of the record's own buffer, or of the *side text*: bytes that had to be
/// made (an unescaped inner message, a rendered EVTX value, a lower-cased GUID). Any buffer other
/// than the record's is taken for the side text, so only buffers from [#side()] may be passed.
/// Growth keeps the prefix, so ranges taken before stay right.
public final class EventBuilder extends CellList {
  private RawRecord record = RawRecord.of(SourceEntry.named(""), new byte[0]);
  private Format format = Format.TEXT;
  private ParseOutcome outcome = ParseOutcome.Ok.OK;
  private byte[] side = new byte[256];
  private int sideLength;
  private TimeShape timeShape = TimeShape.ANY;
  private long timeCell;
  private boolean timed;
  private EventTime time = EventTime.ABSENT;
  private @Nullable Template template;
  private @Nullable Object[] tools = new Object[2];

  /// Starts the next event.
  public EventBuilder begin(RawRecord next) {
    record = next;
    outcome = ParseOutcome.Ok.OK;
    template = null;
    sideLength = 0;
    clear();
    return this;
  }

  /// Drops everything but the record, for the next parser's try.
  public void clear() {
    format = Format.TEXT;
    empty();
    timed = false;
    time = EventTime.ABSENT;
  }

  /// The record being parsed.
  public RawRecord record() {
    return record;
  }

  /// Says what the record is.
  public void format(Format value) {
    format = value;
  }

  /// What the record is so far.
  public Format format() {
    return format;
  }

  /// Sets how well it was understood.
  public void outcome(ParseOutcome value) {
    outcome = value;
  }

  /// How well it was understood so far.
  public ParseOutcome outcome() {
    return outcome;
  }

  /// Sets the constant part of the message.
  public void template(Template value) {
    template = value;
  }

  /// Adds UTF-8 text.
  public void add(Field field, byte[] buffer, int from, int to) {
    put(field, span(Cell.TEXT, buffer, from, to));
  }

  /// Adds the inside of a JSON string that has escapes.
  public void addEscaped(Field field, byte[] buffer, int from, int to) {
    put(field, span(Cell.ESCAPED, buffer, from, to));
  }

  /// Adds a number by its digits.
  public void addNumber(Field field, byte[] buffer, int from, int to) {
    put(field, span(Cell.NUMBER, buffer, from, to));
  }

  /// Adds `true` or `false` by its letters.
  public void addBoolean(Field field, byte[] buffer, int from, int to) {
    put(field, span(Cell.BOOL, buffer, from, to));
  }

  /// Adds a text of the program's own.
  public void add(Field field, Constant value) {
    put(field, Cell.pack(Cell.CONSTANT, value.index(), 0));
  }

  /// Adds a derived text.
  public void add(Field field, String value) {
    put(field, derived(Cell.TEXT, value));
  }

  /// Adds a derived whole number.
  public void add(Field field, long value) {
    put(field, derived(Cell.NUMBER, Long.toString(value)));
  }

  /// Adds a derived number by its digits.
  public void addNumber(Field field, String digits) {
    put(field, derived(Cell.NUMBER, digits));
  }

  /// Adds a derived truth value.
  public void add(Field field, boolean value) {
    put(field, derived(Cell.BOOL, Boolean.toString(value)));
  }

  /// Gives cell `i` a derived text for its value.
  public void replace(int i, String value) {
    cells[i] = derived(Cell.TEXT, value);
    reach |= cells[i];
  }

  /// Names the bytes that hold the record's time.
  public void time(TimeShape shape, byte[] buffer, int from, int to) {
    timeShape = shape;
    timeCell = span(Cell.TEXT, buffer, from, to);
    timed = true;
  }

  /// Names a cell that holds the record's time.
  public void time(TimeShape shape, int i) {
    timeShape = shape;
    timeCell = cells[i];
    timed = true;
  }

  /// Sets the time itself.
  public void time(EventTime value) {
    time = value;
    timed = false;
  }

  /// The time as known so far.
  public EventTime time() {
    return time;
  }

  /// Whether bytes were named that hold a time which was not read yet.
  public boolean timePending() {
    return timed;
  }

  /// The shape of the pending time.
  public TimeShape timeShape() {
    return timeShape;
  }

  /// The buffer in which the pending time lies.
  public byte[] timeBuffer() {
    return Spans.buffer(timeCell, record, side);
  }

  /// Index of the pending time's first byte in [#timeBuffer].
  public int timeStart() {
    return Spans.start(timeCell, record);
  }

  /// Number of bytes of the pending time.
  public int timeLength() {
    return Spans.length(timeCell);
  }

  /// Drops the cells from `newSize` on.
  public void truncate(int newSize) {
    cutTo(newSize);
  }

  /// The same, and drops the side text from `newSide` on, to which no cell before may point.
  public void truncate(int newSize, int newSide) {
    truncate(newSize);
    sideLength = Math.min(sideLength, newSide);
  }

  /// The text of cell `i`, escapes undone.
  public String text(int i) {
    return Spans.text(cells[i], record, side);
  }

  /// The buffer of cell `i`'s span.
  public byte[] spanBuffer(int i) {
    return Spans.buffer(cells[i], record, side);
  }

  /// Index of the first byte of cell `i` in [#spanBuffer].
  public int spanStart(int i) {
    return Spans.start(cells[i], record);
  }

  /// Number of bytes of cell `i`.
  public int spanLength(int i) {
    return Spans.length(cells[i]);
  }

  /// Whether the first value of the field is exactly this text.
  public boolean is(Field field, String value) {
    int i = find(field);
    return i >= 0 && text(i).equals(value);
  }

  /// Appends to the side text and returns where it starts there.
  public int sideAppend(byte[] buffer, int from, int to) {
    int start = sideLength;
    int end = start + to - from;
    if (end > side.length) {
      side = Arrays.copyOf(side, Math.max(side.length * 2, end));
    }
    System.arraycopy(buffer, from, side, start, to - from);
    sideLength = end;
    return start;
  }

  /// Appends to the side text and returns where it starts there.
  public int sideAppend(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return sideAppend(utf8, 0, utf8.length);
  }

  /// The side text's buffer, valid up to [#sideLength()]; a longer one may take its place.
  public byte[] side() {
    return side;
  }

  /// How much of the side text is in use.
  public int sideLength() {
    return sideLength;
  }

  /// Takes the helper that is kept under this name; null where there is none, or somebody has it.
  public <T> @Nullable T take(Tool<T> name) {
    int i = name.number();
    if (i >= tools.length) {
      return null;
    }
    Object kept = tools[i];
    tools[i] = null;
    return kept == null ? null : name.kind().cast(kept);
  }

  /// Keeps the helper under this name, for who needs it next.
  public <T> void putBack(Tool<T> name, T helper) {
    int i = name.number();
    if (i >= tools.length) {
      tools = Arrays.copyOf(tools, i + 1);
    }
    tools[i] = helper;
  }

  /// The finished event. The builder can be used on.
  public Event build() {
    byte[] ownSide = sideLength == 0 ? Spans.NOTHING : Arrays.copyOf(side, sideLength);
    int[] narrow = Cell.narrow(cells, size, reach);
    long[] ownCells = narrow == null ? Arrays.copyOf(cells, size) : Cell.NONE;
    return new Event(
        record,
        format,
        outcome,
        time,
        template,
        shapes.of(fields, size),
        ownCells,
        narrow,
        ownSide);
  }

  /// Adds what these make of the event's cells, from the `from`th on, as long as each is as usual;
  /// gives the number of the first that is not, and which nothing was done about, or how many there
  /// are.
  public int add(Copies copies, int from) {
    return copies.add(this, record, from);
  }

  private long span(int kind, byte[] buffer, int from, int to) {
    return buffer == record.buffer()
        ? Cell.pack(kind, from - record.start(), to - from)
        : Cell.pack(kind | Cell.SIDE, from, to - from);
  }

  private long derived(int kind, String value) {
    int start = sideAppend(value);
    return Cell.pack(kind | Cell.SIDE, start, sideLength - start);
  }
}
