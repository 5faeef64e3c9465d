package io.redoubt.detect.anomaly;

/// How many events of one thing fell into each step of time.
///
/// @param field ECS name of what is looked at, such as `host.name`
/// @param value the value of it
/// @param start first millisecond of the first step, since 1970 UTC; a multiple of `step`
/// @param step milliseconds of a step, at least 1
/// @param counts by step, the earliest first; the first step is one at which anything at all was
///     being recorded
public record Series(String field, String value, long start, long step, long[] counts) {
  /// Copies the counts.
  public Series {
    counts = counts.clone();
  }

  @Override
  public long[] counts() {
    return counts.clone();
  }

  /// Number of steps.
  public int size() {
    return counts.length;
  }

  /// The count of a step.
  public long count(int step) {
    return counts[step];
  }

  /// First millisecond of a step; also of the one behind the last.
  public long time(int index) {
    return start + index * step;
  }

  /// The step in which a time lies, within 0 and [#size].
  public int index(long millis) {
    return (int) Math.clamp(Math.floorDiv(millis - start, step), 0L, counts.length);
  }
}
