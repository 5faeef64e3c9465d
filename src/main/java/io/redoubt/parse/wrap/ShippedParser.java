package io.redoubt.parse.wrap;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.JsonText;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FieldTree;
import io.redoubt.parse.frame.JsonFlattener;
import io.redoubt.parse.frame.JsonScan;
import io.redoubt.parse.frame.Leading;
import io.redoubt.parse.wrap.Members.Value;

/// An event that a log shipper has put into JSON: the envelope of Splunk's HTTP event collector
/// (`{"time":…,"host":…,"event":…}`, which Loki's and OpenTelemetry's records have here, too), and
/// documents of Filebeat, Logstash, Vector and Fluent Bit with the line in `message` or `log`. The
/// event inside is read like any other and gives the format its name; host, file and, where it
/// tells none with a zone, the time come from around it. Thread-safe when the inner parser is.
public final class ShippedParser implements Leading {
  private static final Format FORMAT = new Format("shipped");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no shipper's envelope");
  private static final Field KIND = Field.of("redoubt.native.sourcetype");

  private final Parser inner;
  private final Told told;
  private final FieldTree fields = FieldTree.at("redoubt.native.fields");

  /// Reads the events inside with this parser, and what fields beside them mean with the other.
  public ShippedParser(Parser inner, Told told) {
    this.inner = inner;
    this.told = told;
  }

  /// Whether a record is read as the line that stands in it as a string: documents of the lines of
  /// one event can then be read together, one after the other in one record.
  public static boolean wraps(byte[] record) {
    if (record.length == 0 || record[0] != '{') {
      return false;
    }
    return line(Wrapping.of(record, 0, record.length), record).isText();
  }

  private static Value line(Wrapping wrapping, byte[] buffer) {
    if (wrapping.isCollectors()) {
      return wrapping.event();
    }
    return wrapping.isShippers(buffer) ? wrapping.line() : Value.NONE;
  }

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public boolean leads(byte first) {
    return first == '{';
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (from >= to || buffer[from] != '{') {
      return NOT;
    }
    Wrapping wrapping = Wrapping.of(buffer, from, to);
    Value event = line(wrapping, buffer);
    if (event.isNone()) {
      return NOT;
    }
    ParseOutcome read =
        event.isText() && wrapping.after(buffer, to) < to
            ? together(buffer, from, to, out)
            : read(buffer, event, out);
    around(buffer, wrapping, out);
    return read instanceof ParseOutcome.Rejected ? ParseOutcome.Ok.OK : read;
  }

  /* The lines of several documents of one record, of which the first tells the rest. */
  private ParseOutcome together(byte[] buffer, int from, int to, EventBuilder out) {
    int start = out.sideLength();
    for (int at = from; at < to; ) {
      int end = JsonScan.valueEnd(buffer, at, to);
      Value line = end < 0 ? Value.NONE : line(Wrapping.of(buffer, at, end), buffer);
      if (!line.isText()) {
        break;
      }
      if (at > from) {
        out.sideAppend("\n");
      }
      out.sideAppend(JsonText.unescape(buffer, line.inside(), line.insideEnd()));
      at = JsonScan.space(buffer, end, to);
    }
    int end = out.sideLength();
    ParseOutcome read = inner.parse(out.side(), start, end, out);
    text(out.side(), start, end, out);
    return read;
  }

  private void around(byte[] buffer, Wrapping wrapping, EventBuilder out) {
    Value time = wrapping.time();
    if (!time.isNone()) {
      boolean number = Bytes.isDigit(buffer[time.inside()]) && !dated(buffer, time);
      TimeShape shape = number ? TimeShape.EPOCH_SECONDS : TimeShape.ISO;
      InnerLine.time(shape, buffer, time.inside(), time.insideEnd(), out);
    }
    absent(Ecs.HOST_NAME, buffer, wrapping.host(buffer), out);
    absent(Ecs.LOG_FILE_PATH, buffer, wrapping.source(), out);
    absent(KIND, buffer, wrapping.kind(), out);
    Value more = wrapping.fields();
    if (more.isObject()) {
      int first = out.size();
      JsonFlattener.flatten(buffer, more.from(), more.to(), fields, out);
      told.read(first, out);
    }
  }

  private static boolean dated(byte[] buffer, Value time) {
    return Bytes.find(buffer, time.inside(), time.insideEnd(), '-') < time.insideEnd();
  }

  private ParseOutcome read(byte[] buffer, Value event, EventBuilder out) {
    int from = event.inside();
    int to = event.insideEnd();
    boolean escaped = event.isText() && Bytes.indexOf(buffer, from, to, (byte) '\\') >= 0;
    if (!escaped) {
      ParseOutcome read = inner.parse(buffer, from, to, out);
      text(buffer, from, to, out);
      return read;
    }
    int start = out.sideAppend(JsonText.unescape(buffer, from, to));
    int end = out.sideLength();
    ParseOutcome read = inner.parse(out.side(), start, end, out);
    text(out.side(), start, end, out);
    return read;
  }

  private static void text(byte[] buffer, int from, int to, EventBuilder out) {
    if (!out.has(Ecs.EVENT_ORIGINAL)) {
      out.add(Ecs.EVENT_ORIGINAL, buffer, from, to);
    }
    if (!out.has(Ecs.MESSAGE)) {
      out.add(Ecs.MESSAGE, buffer, from, to);
    }
  }

  private static void absent(Field field, byte[] buffer, Value value, EventBuilder out) {
    if (value.isNone() || value.isObject() || out.has(field)) {
      return;
    }
    if (value.isText()) {
      out.addEscaped(field, buffer, value.inside(), value.insideEnd());
    } else {
      out.add(field, buffer, value.from(), value.to());
    }
  }
}
