package io.redoubt.report.ecs;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.EventTime;
import io.redoubt.event.RawRecord;
import io.redoubt.report.json.Rfc3339;
import io.redoubt.report.json.Utf8;

/// What of the program's own knowledge a document has, as bits.
final class Flags {
  static final int DATED = 1;
  static final int REASON = 2;
  static final int ZONE = 4;
  static final int EVIDENCE = 8;
  static final int TEMPLATE = 16;
  static final int LINE = 32;
  static final int RECORD = 64;
  static final int RAW = 128;

  private static final String EVTX = "windows.evtx";

  private Flags() {}

  static int of(Event event, boolean rawWanted) {
    RawRecord record = event.record();
    EventTime time = event.time();
    return bit(Rfc3339.can(time), DATED)
        | bit(!event.outcome().because().isEmpty(), REASON)
        | bit(!time.zone().isEmpty(), ZONE)
        | bit(!time.evidence().isEmpty(), EVIDENCE)
        | bit(event.template() != null, TEMPLATE)
        | bit(record.line() > 0, LINE)
        | bit(record.number() >= 0, RECORD)
        | bit(raw(event, rawWanted), RAW);
  }

  static boolean has(int flags, int bit) {
    return (flags & bit) != 0;
  }

  private static int bit(boolean set, int bit) {
    return set ? bit : 0;
  }

  /// Whether `event.original` cannot give the bytes back: they are not UTF-8, or the text was
  /// decoded from UTF-16 (its ASCII has NULs, so it may pass for UTF-8).
  private static boolean raw(Event event, boolean wanted) {
    if (event.format().id().equals(EVTX)) {
      return wanted;
    }
    RawRecord record = event.record();
    return wanted
        || !Utf8.valid(record.buffer(), record.start(), record.end())
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
}
