package io.redoubt.detect.anomaly;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/// What is usual at each step of a series, by the steps before it: medians, which a few odd hours
/// do not move. Days are those of a time zone. Not thread-safe.
///
/// How much counts scatter around the median beyond what chance alone brings (a Poisson law, whose
/// variance is its mean) is measured once, by the median of the deviations.
final class SeasonalBaseline {
  private static final long DAY = 86_400_000L;
  private static final int WEEKS = 8;
  private static final int DAYS = 28;

  /// Fewest weeks for a comparison by the hour of the week.
  static final int FEWEST_WEEKS = 4;

  private static final int FEWEST_DAYS = 3;

  /// Steps before a step, at most, that are compared where there is nothing better.
  private static final int RECENT = 168;

  private static final int FEWEST_RECENT = 24;

  /* Below it, chance hides everything else. */
  private static final int TELLING = 8;

  /* The median of |x| of a normal law is 0.6745 of its standard deviation. */
  private static final double OF_NORMAL = 1.4826;

  private final Series series;
  private final ZoneId zone;
  private final int perDay;

  SeasonalBaseline(Series series, ZoneId zone) {
    this.series = series;
    this.zone = zone;
    this.perDay = (int) Math.max(1, DAY / series.step());
  }

  /// What this step should bring; empty when too little came before.
  Optional<Expectation> at(int step) {
    long[] weeks = back(step, 7 * perDay, WEEKS, _ -> true);
    if (weeks.length >= FEWEST_WEEKS) {
      return Optional.of(of(weeks, Basis.HOUR_OF_WEEK));
    }
    boolean weekend = weekend(step);
    long[] days = back(step, perDay, DAYS, other -> weekend(other) == weekend);
    if (days.length >= FEWEST_DAYS) {
      return Optional.of(of(days, Basis.HOUR_OF_DAY));
    }
    long[] recent = back(step, 1, RECENT, _ -> true);
    return recent.length >= FEWEST_RECENT
        ? Optional.of(of(recent, Basis.RECENT))
        : Optional.empty();
  }

  /// How much the counts before a step scatter around their medians beyond chance, as a share of
  /// the median; 0 when by chance alone.
  double scatter(int before) {
    int from = Math.max(0, before - DAYS * perDay);
    double[] deviations = new double[before - from];
    double[] chances = new double[before - from];
    int known = 0;
    for (int step = from; step < before; step++) {
      double median = at(step).map(Expectation::median).orElse(0.0);
      if (median >= TELLING) {
        deviations[known] = Math.abs(series.count(step) - median) / median;
        chances[known++] = 1 / median;
      }
    }
    if (known < FEWEST_RECENT) {
      return 0;
    }
    double all = OF_NORMAL * median(deviations, known);
    return Math.sqrt(Math.max(0, all * all - median(chances, known)));
  }

  private static double median(double[] values, int size) {
    double[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return sorted[size / 2];
  }

  private long[] back(int step, int stride, int most, IntPredicate wanted) {
    long[] found = new long[most];
    int size = 0;
    int other = step - stride;
    for (int i = 0; i < most && other >= 0; i++, other -= stride) {
      if (wanted.test(other)) {
        found[size++] = series.count(other);
      }
    }
    long[] sorted = Arrays.copyOf(found, size);
    Arrays.sort(sorted);
    return sorted;
  }

  private static Expectation of(long[] sorted, Basis basis) {
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    return new Expectation(median, sorted[sorted.length - 1], sorted.length, basis);
  }

  private boolean weekend(int step) {
    DayOfWeek day = Instant.ofEpochMilli(series.time(step)).atZone(zone).getDayOfWeek();
    return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
  }
}
