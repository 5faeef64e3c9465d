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
  private final FieldTree fields = FieldTree.at("redoubt.native.fields");

  /// Reads the events inside with this parser.
  public ShippedParser(Parser inner) {
    this.inner = inner;
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
    if (wrapping.isCollectors()) {
      return inside(buffer, wrapping.event(), wrapping, out);
    }
    return wrapping.isShippers(buffer) ? inside(buffer, wrapping.line(), wrapping, out) : NOT;
  }

  private ParseOutcome inside(byte[] buffer, Value event, Wrapping wrapping, EventBuilder out) {
    ParseOutcome read = read(buffer, event, out);
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
      JsonFlattener.flatten(buffer, more.from(), more.to(), fields, out);
    }
    return read instanceof ParseOutcome.Rejected ? ParseOutcome.Ok.OK : read;
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
