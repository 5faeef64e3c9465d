package io.redoubt.correlate;

import io.redoubt.event.finding.LoginHistory;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The log-ons of one address or user, hour by hour. Merging two traces gives what one would have
/// become. Not thread-safe.
final class LoginTrace {
  private static final long HOUR = 3_600_000;
  private static final int HOURS = 24 * 14;

  private static final Comparator<LoginHistory.Login> EARLIEST =
      Comparator.comparing(LoginHistory.Login::time)
          .thenComparing(LoginHistory.Login::path)
          .thenComparingLong(LoginHistory.Login::line);

  private final TreeMap<Long, Hour> hours = new TreeMap<>();
  private boolean complete = true;

  /// One hour; times in milliseconds, 0 where there is none.
  private record Hour(
      long failures,
      long successes,
      long firstFailure,
      long lastFailure,
      LoginHistory.@Nullable Login first,
      LoginHistory.@Nullable Login last) {

    static Hour failure(long millis) {
      return new Hour(1, 0, millis, millis, null, null);
    }

    static Hour success(LoginHistory.Login login) {
      return new Hour(0, 1, 0, 0, login, login);
    }

    Hour plus(Hour more) {
      return new Hour(
          failures + more.failures,
          successes + more.successes,
          firstFailure == 0 || (more.firstFailure != 0 && more.firstFailure < firstFailure)
              ? more.firstFailure
              : firstFailure,
          Math.max(lastFailure, more.lastFailure),
          earlier(first, more.first, EARLIEST),
          earlier(last, more.last, EARLIEST.reversed()));
    }

    private static LoginHistory.@Nullable Login earlier(
        LoginHistory.@Nullable Login one,
        LoginHistory.@Nullable Login other,
        Comparator<LoginHistory.Login> order) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return order.compare(one, other) <= 0 ? one : other;
    }
  }

  void failure(long millis) {
    add(Math.floorDiv(millis, HOUR), Hour.failure(millis));
  }

  void success(LoginHistory.Login login) {
    add(Math.floorDiv(login.time().toEpochMilli(), HOUR), Hour.success(login));
  }

  void merge(LoginTrace other) {
    complete &= other.complete;
    other.hours.forEach(this::add);
  }

  private void add(long hour, Hour more) {
    hours.merge(hour, more, Hour::plus);
    if (hours.size() > HOURS) {
      hours.pollFirstEntry();
      complete = false;
    }
  }

  /// What it tells of a window that begins at `from` (milliseconds), the hours before it included.
  LoginHistory history(String field, String value, long from, boolean allSeen) {
    long firstFailure = 0;
    long lastFailure = 0;
    long failures = 0;
    long successes = 0;
    long earlier = 0;
    LoginHistory.Login after = null;
    for (Map.Entry<Long, Hour> e : hours.entrySet()) {
      Hour hour = e.getValue();
      failures += hour.failures();
      successes += hour.successes();
      long since = Math.max(hour.firstFailure(), from);
      if (firstFailure == 0 && hour.lastFailure() >= from) {
        firstFailure = since;
      }
      lastFailure = Math.max(lastFailure, hour.lastFailure());
      LoginHistory.Login hit = firstFailure == 0 ? null : after(hour, firstFailure);
      after = after == null ? hit : after;
      earlier += firstFailure == 0 || before(hour, firstFailure) ? hour.successes() : 0;
    }
    return new LoginHistory(
        field,
        value,
        failures,
        successes,
        firstFailure == 0 ? null : Instant.ofEpochMilli(firstFailure),
        lastFailure == 0 ? null : Instant.ofEpochMilli(lastFailure),
        after,
        earlier,
        complete && allSeen);
  }

  private static LoginHistory.@Nullable Login after(Hour hour, long failure) {
    LoginHistory.Login first = hour.first();
    if (first != null && first.time().toEpochMilli() >= failure) {
      return first;
    }
    LoginHistory.Login last = hour.last();
    return last != null && last.time().toEpochMilli() >= failure ? last : null;
  }

  private static boolean before(Hour hour, long failure) {
    LoginHistory.Login last = hour.last();
    return last != null && last.time().toEpochMilli() < failure;
  }
}
