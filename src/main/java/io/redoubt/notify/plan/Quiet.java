package io.redoubt.notify.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/// When a channel is not to be disturbed. What is critical passes.
///
/// @param from first minute of the quiet hours; equal to `to`: there are none
/// @param to first minute after them; may be before `from`, over midnight
/// @param days on which it is quiet all day
/// @param zone whose clock counts
public record Quiet(LocalTime from, LocalTime to, Set<DayOfWeek> days, ZoneId zone) {
  /// Never quiet.
  public static final Quiet NEVER =
      new Quiet(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Set.of(), ZoneId.of("UTC"));

  private static final int MOST_STEPS = 32;

  /// Copies the days.
  public Quiet {
    days = Set.copyOf(days);
  }

  /// The first moment from this one on that is not quiet; this one itself where there is none in
  /// the next two weeks.
  public Instant next(Instant now) {
    ZonedDateTime at = now.atZone(zone);
    for (int step = 0; step < MOST_STEPS; step++) {
      if (days.contains(at.getDayOfWeek())) {
        at = at.toLocalDate().plusDays(1).atStartOfDay(zone);
      } else if (hour(at.toLocalTime())) {
        ZonedDateTime end = at.with(to);
        at = end.isAfter(at) ? end : at.toLocalDate().plusDays(1).atTime(to).atZone(zone);
      } else {
        return at.toInstant().isBefore(now) ? now : at.toInstant();
      }
    }
    return now;
  }

  private boolean hour(LocalTime time) {
    if (from.equals(to)) {
      return false;
    }
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !time.isBefore(from) || time.isBefore(to);
  }
}
