package io.redoubt.api.v1;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Moments and lengths as clients write them.
public final class Moments {
  private static final Pattern NOW = Pattern.compile("now(?:([+-])(\\d{1,9})(ms|[smhdw]))?");
  private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})(ms|[smhdw])");

  private final InstantSource clock;

  /// `now` is what this clock says.
  public Moments(InstantSource clock) {
    this.clock = clock;
  }

  /// Milliseconds since 1970 UTC of an RFC 3339 time, a date (its beginning in UTC), `now`,
  /// `now-15m` or `now+90d`; empty for anything else.
  public Optional<Long> millis(String text) {
    Matcher now = NOW.matcher(text);
    if (now.matches()) {
      String sign = now.group(1);
      long away = sign == null ? 0 : length(now.group(2), now.group(3)).toMillis();
      return Optional.of(clock.millis() + ("-".equals(sign) ? -away : away));
    }
    try {
      Instant instant =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      return Optional.of(instant.toEpochMilli());
    } catch (DateTimeException | ArithmeticException notATime) {
      return Optional.empty();
    }
  }

  /// A length such as `30s`, `5m`, `1h` or `7d`, in milliseconds; empty for anything else and for
  /// 0.
  public static Optional<Long> length(String text) {
    Matcher length = LENGTH.matcher(text);
    if (!length.matches()) {
      return Optional.empty();
    }
    long millis = length(length.group(1), length.group(2)).toMillis();
    return millis == 0 ? Optional.empty() : Optional.of(millis);
  }

  private static Duration length(String count, String unit) {
    long n = Long.parseLong(count);
    return switch (unit) {
      case "ms" -> Duration.ofMillis(n);
      case "s" -> Duration.ofSeconds(n);
      case "m" -> Duration.ofMinutes(n);
      case "h" -> Duration.ofHours(n);
      case "d" -> Duration.ofDays(n);
      default -> Duration.ofDays(7 * n);
    };
  }
}
