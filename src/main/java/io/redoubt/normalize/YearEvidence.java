package io.redoubt.normalize;

import io.redoubt.event.EventTime;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.TimeStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the dated records of an input set say about its years. Fill it with the times of the
/// records at the beginnings (and, where known, ends) of all entries, then ask for each entry's
/// context: the nearest enclosing folder or archive that holds dated records speaks, at last the
/// whole set. Times outside 1980 to 2099 are clock trouble and say nothing. Not thread-safe.
public final class YearEvidence {
  private static final long OLDEST = 315_532_800L; // 1980-01-01
  private static final long NEWEST = 4_102_444_799L; // 2099-12-31

  private record Span(long first, long last) {
    Span with(long seconds) {
      return new Span(Math.min(first, seconds), Math.max(last, seconds));
    }
  }

  private final Map<String, Span> spans = new HashMap<>();

  /// Takes note of one record's time; only fully dated ones count.
  public void add(SourceEntry entry, EventTime time) {
    boolean dated = time.status() == TimeStatus.OK || time.status() == TimeStatus.ZONE_ASSUMED;
    if (!dated || time.seconds() < OLDEST || time.seconds() > NEWEST) {
      return;
    }
    long seconds = time.seconds();
    for (String place = entry.path(); ; place = parent(place)) {
      Span known = spans.get(place);
      spans.put(place, known == null ? new Span(seconds, seconds) : known.with(seconds));
      if (place.isEmpty()) {
        return;
      }
    }
  }

  /// What is known of the entry before its records are read.
  ///
  /// @param zone given by the user for records without an offset, null when not
  /// @param year given by the user for records without a year, null when not
  public TimeContext context(SourceEntry entry, @Nullable ZoneId zone, @Nullable Integer year) {
    String place = entry.path();
    while (!place.isEmpty() && !spans.containsKey(place)) {
      place = parent(place);
    }
    Span span = spans.get(place);
    return span == null
        ? new TimeContext(entry, zone, year, null, null)
        : new TimeContext(
            entry,
            zone,
            year,
            Instant.ofEpochSecond(span.first()),
            Instant.ofEpochSecond(span.last()));
  }

  private static String parent(String place) {
    int cut = Math.max(place.lastIndexOf('/'), place.lastIndexOf('!'));
    return cut < 0 ? "" : place.substring(0, cut);
  }
}
