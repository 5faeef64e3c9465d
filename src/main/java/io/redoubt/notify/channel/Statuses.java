package io.redoubt.notify.channel;

import io.redoubt.notify.http.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// What answers of HTTP mean for a message. Stateless.
final class Statuses {
  private static final Duration LONGEST = Duration.ofHours(1);

  private Statuses() {}

  static Outcome of(Answer answer, Instant now) {
    return switch (answer) {
      case Answer.Forbidden(String reason) -> new Outcome.Never(reason);
      case Answer.Failed(String reason) -> new Outcome.Again(reason, Optional.empty(), true);
      case Answer.Received received -> of(received.status(), after(received, now));
    };
  }

  /// What a status means, also one within a body.
  static Outcome of(int status, Optional<Duration> after) {
    String reason = "the receiver answered " + status;
    if (status / 100 == 2) {
      return Outcome.DONE;
    }
    return switch (status) {
      case 408, 425, 429, 502, 503, 504 -> new Outcome.Again(reason, after, true);
      default ->
          status >= 500
              ? new Outcome.Again(reason, after, after.isPresent())
              : new Outcome.Never(reason + words(status));
    };
  }

  private static String words(int status) {
    if (status / 100 == 3) {
      return ": redirects are not followed";
    }
    return switch (status) {
      case 401, 403 -> ": the token or password is not accepted";
      case 404, 410 -> ": there is nothing at this address";
      case 413 -> ": the message is too large";
      default -> "";
    };
  }

  /// `Retry-After`: seconds or a date (RFC 9110, 10.2.3), at most an hour.
  static Optional<Duration> after(Answer.Received received, Instant now) {
    return received.header("retry-after").flatMap(text -> after(text, now));
  }

  private static Optional<Duration> after(String text, Instant now) {
    if (text.matches("\\d{1,9}(?:\\.\\d+)?")) {
      return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text.split("\\.")[0]))));
    }
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(bounded(Duration.between(now, then)));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration wished) {
    Duration least = wished.isNegative() ? Duration.ZERO : wished;
    return least.compareTo(LONGEST) > 0 ? LONGEST : least;
  }
}
