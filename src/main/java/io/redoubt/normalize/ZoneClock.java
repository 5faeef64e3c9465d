package io.redoubt.normalize;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A wall clock in one zone: local seconds to seconds since 1970. Remembers the offset of the last
/// minute asked for; not thread-safe. In the hour that a change of clocks repeats, the earlier
/// instant is taken; in the hour it leaves out, the clock is read as if it had not been set yet.
final class ZoneClock {
  private final ZoneId zone;
  private final boolean fixed;
  private long lastMinute = Long.MIN_VALUE;
  private int lastOffset;

  ZoneClock(ZoneId zone) {
    this.zone = zone;
    this.fixed = zone.getRules().isFixedOffset();
    if (fixed) {
      lastOffset = zone.getRules().getOffset(LocalDateTime.of(2000, 1, 1, 0, 0)).getTotalSeconds();
    }
  }

  /// The zone's id; `Z` for UTC.
  String id() {
    return zone.getId();
  }

  long toEpoch(long localSeconds) {
    if (!fixed) {
      long minute = Math.floorDiv(localSeconds, 60L);
      if (minute != lastMinute) {
        lastMinute = minute;
        lastOffset = offsetAt(localSeconds);
      }
    }
    return localSeconds - lastOffset;
  }

  private int offsetAt(long localSeconds) {
    LocalDateTime local = LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC);
    return zone.getRules().getOffset(local).getTotalSeconds();
  }
}
