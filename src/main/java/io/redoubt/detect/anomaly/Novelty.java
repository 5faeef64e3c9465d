package io.redoubt.detect.anomaly;

import io.redoubt.event.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Finds values of a field that were never there before, in fields where that is rare: a new
/// administrator, a new host; not a new address of the internet. Immutable, thread-safe.
///
/// @param warmUp how long a field is only learned
/// @param perDay new values a day, on average after the warm-up, up to which a field counts as
///     settled
public record Novelty(Duration warmUp, double perDay) {
  /// A week, and one new value in two days.
  public static final Novelty USUAL = new Novelty(Duration.ofDays(7), 0.5);

  /// What came new into a field; or why nothing can be said, in one sentence, else empty.
  ///
  /// @param anomalies in the order of time
  public record Result(List<Anomaly> anomalies, String silent) {
    /// Copies the list.
    public Result {
      anomalies = List.copyOf(anomalies);
    }
  }

  /// Judges a field by all its values.
  ///
  /// @param values one series for each value, all of the same steps
  /// @param from first millisecond judged; what comes before is history
  public Result judge(List<Series> values, long from) {
    if (values.isEmpty()) {
      return new Result(List.of(), "");
    }
    long learned = values.getFirst().start() + warmUp.toMillis();
    if (from < learned + Duration.ofDays(1).toMillis()) {
      return new Result(List.of(), "less than " + (warmUp.toDays() + 1) + " days of history");
    }
    long before = 0;
    List<Anomaly> found = new ArrayList<>();
    for (Series value : values) {
      long began = value.time(first(value));
      before += began >= learned && began < from ? 1 : 0;
      if (began >= from) {
        found.add(anomaly(value));
      }
    }
    double rate = before / ((from - learned) / (double) Duration.ofDays(1).toMillis());
    if (rate > perDay) {
      return new Result(List.of(), "new values are usual in this field");
    }
    found.removeIf(anomaly -> anomaly.count() == 0);
    found.sort((a, b) -> a.start().compareTo(b.start()));
    return new Result(found, "");
  }

  private static int first(Series value) {
    int step = 0;
    while (step < value.size() && value.count(step) == 0) {
      step++;
    }
    return step;
  }

  private static Anomaly anomaly(Series value) {
    int first = first(value);
    long count = 0;
    for (int step = first; step < value.size(); step++) {
      count += value.count(step);
    }
    return new Anomaly(
        Anomaly.Kind.FIRST_SEEN,
        value.field(),
        value.value(),
        Instant.ofEpochMilli(value.time(Math.min(first, value.size() - 1))),
        Instant.ofEpochMilli(value.time(value.size())),
        count,
        0,
        0,
        Severity.LOW,
        "all that was recorded before");
  }
}
