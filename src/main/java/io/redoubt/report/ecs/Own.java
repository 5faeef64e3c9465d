package io.redoubt.report.ecs;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.EventTime;
import io.redoubt.event.RawRecord;
import io.redoubt.event.Template;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.report.json.Rfc3339;
import io.redoubt.report.json.Utf8;

/// What the program itself knows of a record, and where in the document it stands.
enum Own {
  TIMESTAMP("@timestamp"),
  EVENT_ID("event.id"),
  ORIGINAL("event.original"),
  FORMAT("redoubt.format"),
  PATH("redoubt.source.path"),
  LINE("redoubt.source.line"),
  OFFSET("redoubt.source.offset"),
  RECORD("redoubt.source.record"),
  PARSE_STATUS("redoubt.parse.status"),
  PARSE_REASON("redoubt.parse.reason"),
  TIME_STATUS("redoubt.time.status"),
  TIME_ZONE("redoubt.time.zone"),
  TIME_EVIDENCE("redoubt.time.evidence"),
  TEMPLATE_ID("redoubt.template.id"),
  TEMPLATE_TEXT("redoubt.template.text"),
  RAW("redoubt.raw");

  private static final String EVTX = "windows.evtx";

  private final String path;

  Own(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  /// Whether the document of this event has it.
  ///
  /// @param rawWanted whether the exact bytes are asked for
  boolean in(Event event, boolean rawWanted) {
    return switch (this) {
      case EVENT_ID, ORIGINAL, FORMAT, PATH, OFFSET, PARSE_STATUS, TIME_STATUS -> true;
      case TIMESTAMP -> Rfc3339.can(event.time());
      case LINE -> event.record().line() > 0;
      case RECORD -> event.record().number() >= 0;
      case PARSE_REASON -> !event.outcome().because().isEmpty();
      case TIME_ZONE -> !event.time().zone().isEmpty();
      case TIME_EVIDENCE -> !event.time().evidence().isEmpty();
      case TEMPLATE_ID, TEMPLATE_TEXT -> event.template() != null;
      case RAW -> raw(event, rawWanted);
    };
  }

  /// Whether `event.original` cannot give the bytes back: they are not UTF-8, or the text was
  /// decoded from UTF-16 (its ASCII has NULs, so it may pass for UTF-8).
  private static boolean raw(Event event, boolean wanted) {
    if (wanted || event.format().id().equals(EVTX)) {
      return wanted;
    }
    RawRecord record = event.record();
    return !Utf8.valid(record.buffer(), record.start(), record.end())
        || (event.has(Ecs.EVENT_ORIGINAL) && nul(record));
  }

  private static boolean nul(RawRecord record) {
    for (int i = record.start(); i < record.end(); i++) {
      if (record.buffer()[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /// Writes its value.
  void write(Event event, JsonBytes out) {
    RawRecord record = event.record();
    EventTime time = event.time();
    Template template = event.template();
    switch (this) {
      case TIMESTAMP -> timestamp(time, out);
      case EVENT_ID -> out.string(event.id());
      case ORIGINAL -> original(event, out);
      case FORMAT -> out.string(event.format().id());
      case PATH -> out.string(record.entry().path());
      case LINE -> out.number(record.line());
      case OFFSET -> out.number(record.position());
      case RECORD -> out.number(record.number());
      case PARSE_STATUS -> out.string(event.outcome().status());
      case PARSE_REASON -> out.string(event.outcome().because());
      case TIME_STATUS -> out.string(time.status().id());
      case TIME_ZONE -> out.string(time.zone());
      case TIME_EVIDENCE -> out.string(time.evidence());
      case TEMPLATE_ID -> out.string(template == null ? "" : template.id());
      case TEMPLATE_TEXT -> out.string(template == null ? "" : template.text());
      case RAW -> out.base64(record.buffer(), record.start(), record.end());
    }
  }

  private static void timestamp(EventTime time, JsonBytes out) {
    out.raw('"');
    Rfc3339.append(out, time.seconds(), time.nanos());
    out.raw('"');
  }

  private static void original(Event event, JsonBytes out) {
    int cell = event.find(Ecs.EVENT_ORIGINAL);
    if (cell >= 0) {
      Cells.write(event, cell, EcsTypes.As.KEYWORD, out);
    } else {
      RawRecord record = event.record();
      out.utf8(record.buffer(), record.start(), record.end());
    }
  }
}
