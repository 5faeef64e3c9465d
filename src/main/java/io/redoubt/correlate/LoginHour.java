package io.redoubt.correlate;

import io.redoubt.event.finding.LoginHistory;
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
