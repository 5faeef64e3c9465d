package io.redoubt.cli.option;

import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.Event;
import io.redoubt.event.EventTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The part of time a user asked for. Events without a usable time are kept: a time that cannot be
/// read must not hide an event.
///
/// @param since first instant to keep, null for no bound
/// @param until first instant to leave out, null for no bound
public record TimeWindow(@Nullable Instant since, @Nullable Instant until) {
  /// All of time.
  static final TimeWindow ALL = new TimeWindow(null, null);

  /// Whether the event falls into the window; an event without a time always does.
  public boolean contains(Event event) {
    if (!bounded()) {
      return true;
    }
    EventTime time = event.time();
    Instant at = time.instant();
    return at == null
        || ((since == null || !at.isBefore(since)) && (until == null || at.isBefore(until)));
  }

  boolean bounded() {
    return since != null || until != null;
  }

  /// Reads `2026-11-20`, `2026-11-20T10:11`, `2026-11-20 10:11:12`, with or without an offset.
  ///
  /// @throws UsageError when it is none of these
  public static Instant instant(String text, ZoneId zone) {
    String iso = text.trim().replace(' ', 'T');
    try {
      if (iso.length() == 10) {
        return LocalDate.parse(iso).atStartOfDay(zone).toInstant();
      }
      if (iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10) {
        return OffsetDateTime.parse(iso).toInstant();
      }
      return LocalDateTime.parse(iso).atZone(zone).toInstant();
    } catch (DateTimeException unreadable) {
      throw new UsageError(
          "'" + text + "' is not a time; write 2026-11-20, 2026-11-20T10:11 or add an offset.");
    }
  }

  /// Reads `30m`, `24h`, `7d`, `2w`.
  ///
  /// @throws UsageError when it is none of these
  public static Duration duration(String text) {
    String digits = text.substring(0, Math.max(0, text.length() - 1));
    if (!digits.isEmpty() && digits.length() < 7 && digits.chars().allMatch(Character::isDigit)) {
      long n = Long.parseLong(digits);
      switch (text.charAt(text.length() - 1)) {
        case 's' -> {
          return Duration.ofSeconds(n);
        }
        case 'm' -> {
          return Duration.ofMinutes(n);
        }
        case 'h' -> {
          return Duration.ofHours(n);
        }
        case 'd' -> {
          return Duration.ofDays(n);
        }
        case 'w' -> {
          return Duration.ofDays(7 * n);
        }
        default -> {}
      }
    }
    throw new UsageError("'" + text + "' is not a duration; write 30m, 24h, 7d or 2w.");
  }

  /// The window that ends now.
  static TimeWindow last(Duration duration, InstantSource clock) {
    return new TimeWindow(clock.instant().minus(duration), null);
  }
}
