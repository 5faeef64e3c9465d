package io.redoubt.event.state;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.EventTime;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.Template;
import io.redoubt.event.TimeStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The form of an event: what it says, so that it need not be parsed again. Its text of constants
/// becomes text of its own, which nobody can tell apart.
final class EventForm {
  private static final int TEXT = 0;
  private static final int ESCAPED = 1;
  private static final int NUMBER = 2;
  private static final int BOOLEAN = 3;

  private EventForm() {}

  static void write(Event event, StateOut out) {
    RawRecord record = event.record();
    SourceEntry entry = record.entry();
    out.text(entry.path()).text(entry.key()).number(entry.generation());
    instant(entry.fileTime(), out);
    out.bytes(record.buffer(), record.start(), record.length());
    out.number(record.position()).number(record.line()).number(record.number());
    out.text(event.format().id()).text(event.outcome().status()).text(event.outcome().because());
    EventTime time = event.time();
    out.number(time.seconds()).number(time.nanos()).number(time.status().ordinal());
    out.text(time.zone()).text(time.evidence());
    Template template = event.template();
    out.flag(template != null);
    if (template != null) {
      out.text(template.id()).text(template.text());
    }
    out.number(event.size());
    for (int i = 0; i < event.size(); i++) {
      cell(event, i, out);
    }
  }

  @SuppressWarnings("ReferenceEquality") // which of two buffers a span lies in
  private static void cell(Event event, int i, StateOut out) {
    out.text(event.field(i).name()).number(kind(event, i));
    byte[] buffer = event.spanBuffer(i);
    boolean own = buffer == event.record().buffer();
    out.flag(own);
    if (own) {
      out.number((long) event.spanStart(i) - event.record().start()).number(event.spanLength(i));
    } else {
      out.bytes(buffer, event.spanStart(i), event.spanLength(i));
    }
  }

  private static int kind(Event event, int i) {
    return switch (event.kind(i)) {
      case NUMBER -> NUMBER;
      case BOOLEAN -> BOOLEAN;
      case TEXT -> event.escaped(i) ? ESCAPED : TEXT;
    };
  }

  static Event read(StateIn in) {
    String path = in.text();
    String key = in.text();
    long generation = in.number();
    SourceEntry entry = new SourceEntry(path, key, generation, instant(in), null);
    byte[] bytes = in.bytes();
    RawRecord record =
        new RawRecord(entry, bytes, 0, bytes.length, in.number(), in.number(), in.number());
    EventBuilder builder = new EventBuilder().begin(record);
    builder.format(new Format(in.text()));
    builder.outcome(outcome(in.text(), in.text()));
    builder.time(
        new EventTime(in.number(), in.small(), in.one(TimeStatus.values()), in.text(), in.text()));
    if (in.flag()) {
      builder.template(new Template(in.text(), in.text()));
    }
    int cells = in.count();
    for (int i = 0; i < cells; i++) {
      cell(in, bytes, builder);
    }
    return builder.build();
  }

  private static void cell(StateIn in, byte[] bytes, EventBuilder builder) {
    Field field = Field.of(in.text());
    int kind = in.small();
    if (in.flag()) {
      int from = in.small();
      int to = from + in.small();
      if (from < 0 || to < from || to > bytes.length) {
        throw new BadState("A value lies outside its record.");
      }
      add(builder, field, kind, bytes, from, to);
    } else {
      byte[] side = in.bytes();
      int from = builder.sideAppend(side, 0, side.length);
      add(builder, field, kind, builder.side(), from, from + side.length);
    }
  }

  private static void add(
      EventBuilder builder, Field field, int kind, byte[] buffer, int from, int to) {
    switch (kind) {
      case TEXT -> builder.add(field, buffer, from, to);
      case ESCAPED -> builder.addEscaped(field, buffer, from, to);
      case NUMBER -> builder.addNumber(field, buffer, from, to);
      case BOOLEAN -> builder.addBoolean(field, buffer, from, to);
      default -> throw new BadState("There is no such kind of value.");
    }
  }

  private static ParseOutcome outcome(String status, String reason) {
    return switch (status) {
      case "ok" -> ParseOutcome.Ok.OK;
      case "partial" -> new ParseOutcome.Partial(reason);
      case "rejected" -> new ParseOutcome.Rejected(reason);
      default -> throw new BadState("There is no such outcome.");
    };
  }

  private static void instant(@Nullable Instant time, StateOut out) {
    out.flag(time != null);
    if (time != null) {
      out.number(time.getEpochSecond()).number(time.getNano());
    }
  }

  private static @Nullable Instant instant(StateIn in) {
    return in.flag() ? Instant.ofEpochSecond(in.number(), in.small()) : null;
  }
}
