package io.redoubt.correlate;

import io.redoubt.event.finding.LoginHistory;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One hour of log-ons; times in milliseconds, 0 where there is none. Not thread-safe.
final class LoginHour {
  private static final Comparator<LoginHistory.Login> EARLIEST =
      Comparator.comparing(LoginHistory.Login::time)
          .thenComparing(LoginHistory.Login::path)
          .thenComparingLong(LoginHistory.Login::line);

  long failures;
  long successes;
  long firstFailure;
  long lastFailure;
  LoginHistory.@Nullable Login first;
  LoginHistory.@Nullable Login last;

  void write(StateOut out) {
    out.number(failures).number(successes).number(firstFailure).number(lastFailure);
    write(first, out);
    write(last, out);
  }

  static LoginHour read(StateIn in) {
    LoginHour hour = new LoginHour();
    hour.failures = in.number();
    hour.successes = in.number();
    hour.firstFailure = in.number();
    hour.lastFailure = in.number();
    hour.first = login(in);
    hour.last = login(in);
    return hour;
  }

  private static void write(LoginHistory.@Nullable Login login, StateOut out) {
    out.flag(login != null);
    if (login != null) {
      Instant time = login.time();
      out.number(time.getEpochSecond()).number(time.getNano());
      out.text(login.user()).text(login.source()).text(login.path()).number(login.line());
    }
  }

  private static LoginHistory.@Nullable Login login(StateIn in) {
    return in.flag()
        ? new LoginHistory.Login(
            Instant.ofEpochSecond(in.number(), in.small()),
            in.text(),
            in.text(),
            in.text(),
            in.number())
        : null;
  }

  void failure(long millis) {
    failures++;
    failed(millis, millis);
  }

  void success(LoginHistory.Login login) {
    successes++;
    succeeded(login, login);
  }

  void merge(LoginHour more) {
    failures += more.failures;
    successes += more.successes;
    if (more.firstFailure != 0) {
      failed(more.firstFailure, more.lastFailure);
    }
    if (more.first != null && more.last != null) {
      succeeded(more.first, more.last);
    }
  }

  private void failed(long from, long to) {
    firstFailure = firstFailure == 0 ? from : Math.min(firstFailure, from);
    lastFailure = Math.max(lastFailure, to);
  }

  private void succeeded(LoginHistory.Login from, LoginHistory.Login to) {
    first = first == null || EARLIEST.compare(from, first) < 0 ? from : first;
    last = last == null || EARLIEST.compare(to, last) > 0 ? to : last;
  }
}
