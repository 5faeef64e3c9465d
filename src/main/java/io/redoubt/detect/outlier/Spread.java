package io.redoubt.detect.outlier;

import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;

/// How a figure is spread, as counts in 64 equal buckets: enough for medians and for the median
/// distance from them, in constant memory, and the same whatever the order. Not thread-safe.
///
/// What is below the first bucket or above the last counts in it.
final class Spread {
  private static final int BUCKETS = 64;

  /* The median of |x| of a normal law is 0.6745 of its standard deviation. */
  private static final double OF_NORMAL = 1.4826;

  private final double width;
  private final int[] counts = new int[BUCKETS];
  private long size;

  /// @param width of a bucket
  Spread(double width) {
    this.width = width;
  }

  void add(double figure) {
    counts[bucket(figure)]++;
    size++;
  }

  void merge(Spread other) {
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] += other.counts[i];
    }
    size += other.size;
  }

  void write(StateOut out) {
    for (int count : counts) {
      out.number(count);
    }
  }

  void read(StateIn in) {
    size = 0;
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] = in.small();
      size += counts[i];
    }
  }

  /// How many figures there are.
  long size() {
    return size;
  }

  /// How many are at least as large, the whole bucket of this one included.
  long from(double figure) {
    long many = 0;
    for (int i = bucket(figure); i < BUCKETS; i++) {
      many += counts[i];
    }
    return many;
  }

  /// The middle figure, to half a bucket; 0 when there is none.
  double median() {
    long half = (size + 1) / 2;
    long seen = 0;
    for (int i = 0; i < BUCKETS; i++) {
      seen += counts[i];
      if (seen >= half && seen > 0) {
        return middle(i);
      }
    }
    return 0;
  }

  /// The usual distance from the median, as the standard deviation of a normal law with the same
  /// median distance.
  double deviation() {
    double median = median();
    Spread distances = new Spread(width);
    for (int i = 0; i < BUCKETS; i++) {
      int bucket = distances.bucket(Math.abs(middle(i) - median));
      distances.counts[bucket] += counts[i];
      distances.size += counts[i];
    }
    return OF_NORMAL * Math.max(0, distances.median() - width / 2);
  }

  private int bucket(double figure) {
    return Math.clamp((int) (figure / width), 0, BUCKETS - 1);
  }

  private double middle(int bucket) {
    return (bucket + 0.5) * width;
  }
}
