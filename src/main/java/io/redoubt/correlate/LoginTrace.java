package io.redoubt.correlate;

import io.redoubt.event.finding.LoginHistory;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The log-ons of one address or user, hour by hour. Merging two traces gives what one would have
/// become. Not thread-safe.
final class LoginTrace {
  private static final long HOUR = 3_600_000;
  private static final int HOURS = 24 * 14;

  private final long onlyHour;
  private final LoginHour only = new LoginHour();
  private @Nullable TreeMap<Long, LoginHour> hours;
  private boolean complete = true;
  private long touched = Long.MIN_VALUE;

  /// A trace whose first entry is at this time. Most never leave its hour, which costs little.
  LoginTrace(long millis) {
    onlyHour = Math.floorDiv(millis, HOUR);
  }

  /// Takes note that something arrived at this moment, milliseconds since 1970 UTC.
  void touch(long arrived) {
    touched = Math.max(touched, arrived);
  }

  /// When something arrived last; `Long.MIN_VALUE` when that is not known.
  long touched() {
    return touched;
  }

  void write(StateOut out) {
    out.number(onlyHour).number(touched).flag(complete);
    only.write(out);
    out.flag(hours != null);
    if (hours != null) {
      out.each(
          hours.entrySet(),
          hour -> {
            out.number(hour.getKey());
            hour.getValue().write(out);
          });
    }
  }

  static LoginTrace read(StateIn in) {
    LoginTrace trace = new LoginTrace(in.number() * HOUR);
    trace.touched = in.number();
    trace.complete = in.flag();
    trace.only.merge(LoginHour.read(in));
    if (in.flag()) {
      TreeMap<Long, LoginHour> hours = new TreeMap<>();
      int count = in.count();
      for (int i = 0; i < count; i++) {
        hours.put(in.number(), LoginHour.read(in));
      }
      trace.hours = hours;
    }
    return trace;
  }

  void failure(long millis) {
    LoginHour hour = at(Math.floorDiv(millis, HOUR));
    if (hour != null) {
      hour.failure(millis);
    }
  }

  void success(LoginHistory.Login login) {
    LoginHour hour = at(Math.floorDiv(login.time().toEpochMilli(), HOUR));
    if (hour != null) {
      hour.success(login);
    }
  }

  /// What one trace of both would be; neither is changed.
  static LoginTrace of(LoginTrace one, LoginTrace other) {
    LoginTrace both = new LoginTrace(one.onlyHour * HOUR);
    both.merge(one);
    both.merge(other);
    return both;
  }

  /// Takes in another trace, which is not used any more.
  void merge(LoginTrace other) {
    complete &= other.complete;
    touched = Math.max(touched, other.touched);
    if (other.hours == null) {
      merge(other.onlyHour, other.only);
    } else {
      other.hours.forEach(this::merge);
    }
  }

  private void merge(long number, LoginHour more) {
    LoginHour hour = at(number);
    if (hour != null) {
      hour.merge(more);
    }
  }

  /// The hour of this number; null when it lies before all that can be kept.
  private @Nullable LoginHour at(long number) {
    if (hours == null) {
      if (number == onlyHour) {
        return only;
      }
      hours = new TreeMap<>();
      hours.put(onlyHour, only);
    }
    LoginHour hour = hours.computeIfAbsent(number, _ -> new LoginHour());
    if (hours.size() > HOURS) {
      complete = false;
      hours.pollFirstEntry();
      return hours.containsKey(number) ? hour : null;
    }
    return hour;
  }

  private Iterable<LoginHour> inOrder() {
    return hours == null ? List.of(only) : hours.values();
  }

  /// What it tells of a window that begins at `from` (milliseconds), the hours before it included.
  LoginHistory history(String field, String value, long from, boolean allSeen) {
    long firstFailure = 0;
    long lastFailure = 0;
    long failures = 0;
    long successes = 0;
    long earlier = 0;
    LoginHistory.Login after = null;
    for (LoginHour hour : inOrder()) {
      failures += hour.failures;
      successes += hour.successes;
      long since = Math.max(hour.firstFailure, from);
      if (firstFailure == 0 && hour.lastFailure >= from) {
        firstFailure = since;
      }
      lastFailure = Math.max(lastFailure, hour.lastFailure);
      LoginHistory.Login hit = firstFailure == 0 ? null : after(hour, firstFailure);
      after = after == null ? hit : after;
      earlier += firstFailure == 0 || before(hour, firstFailure) ? hour.successes : 0;
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

  private static LoginHistory.@Nullable Login after(LoginHour hour, long failure) {
    LoginHistory.Login first = hour.first;
    if (first != null && first.time().toEpochMilli() >= failure) {
      return first;
    }
    LoginHistory.Login last = hour.last;
    return last != null && last.time().toEpochMilli() >= failure ? last : null;
  }

  private static boolean before(LoginHour hour, long failure) {
    LoginHistory.Login last = hour.last;
    return last != null && last.time().toEpochMilli() < failure;
  }
}
