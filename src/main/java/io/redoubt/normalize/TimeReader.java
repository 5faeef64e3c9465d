package io.redoubt.normalize;

import io.redoubt.event.EventTime;
import io.redoubt.event.TimeShape;
import io.redoubt.event.TimeStatus;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Turns the bytes of a time into an [EventTime]. One per worker and entry, not thread-safe.
///
/// The zone is the record's own offset, else the context's; the year is the record's own, else
/// inferred by [YearRule]. The present moment is never asked for. The last time of each shape is
/// remembered, as most records of a busy log share their second with the one before.
public final class TimeReader {
  private static final int PLACEHOLDER_YEAR = 1972; // a leap year, so that 29 February exists

  private final TimeContext context;
  private final YearRule years;
  private final ZoneClock clock;
  private final TimeCursor cursor = new TimeCursor();
  private final @Nullable TimeMemo[] last = new TimeMemo[TimeShape.values().length];
  private int lastOffset = 0;
  private String lastOffsetId = "Z";

  /// Reads times of the context's entry.
  public TimeReader(TimeContext context) {
    this.context = context;
    this.years = new YearRule(context);
    this.clock = new ZoneClock(context.zone() == null ? ZoneOffset.UTC : context.zone());
  }

  /// What is known of the entry.
  public TimeContext context() {
    return context;
  }

  /// The time written in `buffer[from, to)` in this shape; also in any other shape that leaves no
  /// doubt. `UNPARSABLE` when it is no time.
  public EventTime read(TimeShape shape, byte[] buffer, int from, int to) {
    TimeMemo memo = last[shape.ordinal()];
    if (memo == null) {
      memo = new TimeMemo();
      last[shape.ordinal()] = memo;
    }
    EventTime known = memo.recall(buffer, from, to);
    if (known != null) {
      return known;
    }
    EventTime time = fresh(shape, buffer, from, to);
    memo.keep(buffer, from, to, time);
    return time;
  }

  private EventTime fresh(TimeShape shape, byte[] buffer, int from, int to) {
    return switch (shape) {
      case EPOCH_SECONDS -> Epochs.read(buffer, from, to, 0);
      case EPOCH_MILLIS -> Epochs.read(buffer, from, to, 3);
      case EPOCH_MICROS -> Epochs.read(buffer, from, to, 6);
      case EPOCH_NANOS -> Epochs.read(buffer, from, to, 9);
      case FILETIME -> Epochs.filetime(buffer, from, to);
      case ISO, SLASHED, SYSLOG, CLF, ASCTIME, ANY -> written(shape, buffer, from, to);
    };
  }

  private EventTime written(TimeShape shape, byte[] buffer, int from, int to) {
    cursor.begin(buffer, from, to);
    if (exact(shape) && cursor.plausible()) {
      return dated();
    }
    cursor.begin(buffer, from, to);
    if (LooseTime.read(cursor)) {
      return cursor.plausible() ? dated() : EventTime.UNPARSABLE;
    }
    return LooseTime.number(buffer, from, to);
  }

  private boolean exact(TimeShape shape) {
    return switch (shape) {
      case ISO, SLASHED -> WrittenTimes.iso(cursor);
      case SYSLOG -> WrittenTimes.syslog(cursor);
      case CLF -> WrittenTimes.clf(cursor);
      case ASCTIME -> WrittenTimes.asctime(cursor);
      case ANY, EPOCH_SECONDS, EPOCH_MILLIS, EPOCH_MICROS, EPOCH_NANOS, FILETIME -> false;
    };
  }

  private EventTime dated() {
    if (cursor.year != TimeCursor.NONE) {
      TimeStatus zoned = context.zone() == null ? TimeStatus.ZONE_ASSUMED : TimeStatus.OK;
      return instant(cursor.year, cursor.offset == TimeCursor.NONE ? zoned : TimeStatus.OK, "");
    }
    int year = years.year(cursor.month, cursor.day);
    return year == TimeCursor.NONE
        ? instant(PLACEHOLDER_YEAR, TimeStatus.YEAR_UNKNOWN, "")
        : instant(year, TimeStatus.INFERRED, years.evidence());
  }

  private EventTime instant(int year, TimeStatus status, String evidence) {
    long local =
        CivilDate.epochDay(year, cursor.month, cursor.day) * 86_400
            + cursor.hour * 3600L
            + cursor.minute * 60L
            + cursor.second;
    if (cursor.offset == TimeCursor.NONE) {
      return new EventTime(clock.toEpoch(local), cursor.nanos, status, clock.id(), evidence);
    }
    return new EventTime(
        local - cursor.offset, cursor.nanos, status, offsetId(cursor.offset), evidence);
  }

  private String offsetId(int offset) {
    if (offset != lastOffset) {
      lastOffset = offset;
      lastOffsetId = ZoneOffset.ofTotalSeconds(offset).getId();
    }
    return lastOffsetId;
  }
}
