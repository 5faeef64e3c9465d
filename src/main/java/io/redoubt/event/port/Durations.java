package io.redoubt.event.port;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// How long something took, each time since the start: how often up to which limit, and all
/// together. Thread-safe.
public final class Durations {
  private static final double NANOS = 1e9;
  private static final double[] LIMITS = {
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
  };

  private final LongAdder[] counts = new LongAdder[LIMITS.length + 1];
  private final LongAdder nanos = new LongAdder();

  /// Nothing so far.
  public Durations() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  /// Adds one time.
  public void add(long took) {
    int i = 0;
    while (i < LIMITS.length && took > LIMITS[i] * NANOS) {
      i++;
    }
    counts[i].increment();
    nanos.add(took);
  }

  /// Seconds (the last one infinite) → how often it took at most so long.
  public Map<Double, Long> upTo() {
    Map<Double, Long> all = new LinkedHashMap<>();
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += counts[i].sum();
      all.put(i < LIMITS.length ? LIMITS[i] : Double.POSITIVE_INFINITY, sum);
    }
    return all;
  }

  /// All together, in seconds.
  public double seconds() {
    return nanos.sum() / NANOS;
  }
}
