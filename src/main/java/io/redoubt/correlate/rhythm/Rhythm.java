package io.redoubt.correlate.rhythm;

import java.util.Arrays;
import java.util.Optional;

/// Connections at even intervals, as programs make them that ask for orders. The interval is the
/// median of all; it is even when half of the intervals deviate from it, or from twice or three
/// times of it where calls failed to come, by at most [#EVEN] of it. A program that scatters its
/// calls over half its interval deviates by 0.17, visits at random (a Poisson process) by 0.3.
///
/// @param beats how many calls; several within a second are one
/// @param period the median interval, milliseconds
/// @param deviation the median deviation, as a part of the period: 0 to [#EVEN]
record Rhythm(int beats, long period, double deviation) {
  /// The largest median deviation, as a part of the interval.
  static final double EVEN = 0.18;

  /// The fewest calls that are told from chance.
  static final int FEWEST = 24;

  private static final long SHORTEST_PERIOD = 5_000;
  private static final long SHORTEST_STRETCH = 600_000;
  private static final long AT_ONCE = 1_000;
  private static final int MISSED = 3;
  private static final double SKIPPED = 0.2;
  private static final double FAR = 0.6;
  private static final double STRAYS = 0.1;

  /// The rhythm of calls at these times; empty where there is none.
  ///
  /// @param times milliseconds, in order
  static Optional<Rhythm> of(long[] times) {
    long[] beats = beats(times);
    if (beats.length < FEWEST || beats[beats.length - 1] - beats[0] < SHORTEST_STRETCH) {
      return Optional.empty();
    }
    long[] intervals = new long[beats.length - 1];
    for (int i = 0; i < intervals.length; i++) {
      intervals[i] = beats[i + 1] - beats[i];
    }
    long period = median(intervals);
    return period < SHORTEST_PERIOD ? Optional.empty() : even(intervals, period, beats.length);
  }

  private static Optional<Rhythm> even(long[] intervals, long period, int beats) {
    long[] deviations = new long[intervals.length];
    int skipped = 0;
    int strays = 0;
    for (int i = 0; i < intervals.length; i++) {
      long times = Math.clamp(Math.round((double) intervals[i] / period), 1, MISSED);
      deviations[i] = Math.abs(intervals[i] - times * period);
      skipped += times > 1 ? 1 : 0;
      strays += deviations[i] > FAR * period ? 1 : 0;
    }
    double deviation = (double) median(deviations) / period;
    boolean even =
        deviation <= EVEN
            && skipped <= SKIPPED * intervals.length
            && strays <= STRAYS * intervals.length;
    return even ? Optional.of(new Rhythm(beats, period, deviation)) : Optional.empty();
  }

  private static long[] beats(long[] times) {
    long[] beats = new long[times.length];
    int count = 0;
    for (long time : times) {
      if (count == 0 || time - beats[count - 1] > AT_ONCE) {
        beats[count++] = time;
      }
    }
    return Arrays.copyOf(beats, count);
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
