package io.redoubt.store.log;

import java.time.Duration;

/// The bounds of a log.
///
/// @param segmentBytes a segment that is this long is followed by the next
/// @param maxAge what arrived longer ago is removed, a segment at a time; zero: nothing is
/// @param maxBytes when the log is longer, the oldest segments are removed; 0: never
/// @param reserveBytes that stay free on the disk for others; deliveries are refused before
/// @param queueBytes of deliveries that wait for the disk; who comes then waits
/// @param patience how long they wait before they are refused as `BUSY`
/// @param batchIds ids of deliveries by which repetitions are known, at most
/// @param batchAge for how long at least they are known, unless there are more
public record LogSettings(
    long segmentBytes,
    Duration maxAge,
    long maxBytes,
    long reserveBytes,
    int queueBytes,
    Duration patience,
    int batchIds,
    Duration batchAge) {
  private static final long MIB = 1L << 20;

  /// 64 MiB segments, kept for ever, 64 MiB of the disk left free, 64 MiB in the queue, 5 s of
  /// patience, 100,000 ids for a day.
  public static LogSettings standard() {
    return new LogSettings(
        64 * MIB,
        Duration.ZERO,
        0,
        64 * MIB,
        (int) (64 * MIB),
        Duration.ofSeconds(5),
        100_000,
        Duration.ofDays(1));
  }

  /// Whether anything is ever removed.
  boolean removes() {
    return !maxAge.isZero() || maxBytes > 0;
  }

  /// With segments of this length.
  public LogSettings segments(long bytes) {
    return new LogSettings(
        bytes, maxAge, maxBytes, reserveBytes, queueBytes, patience, batchIds, batchAge);
  }

  /// Kept for so long, and so many bytes of it.
  public LogSettings keeping(Duration age, long bytes) {
    return new LogSettings(
        segmentBytes, age, bytes, reserveBytes, queueBytes, patience, batchIds, batchAge);
  }

  /// With so much of the disk left free.
  public LogSettings reserving(long bytes) {
    return new LogSettings(
        segmentBytes, maxAge, maxBytes, bytes, queueBytes, patience, batchIds, batchAge);
  }

  /// Knowing so many ids of deliveries, and for so long.
  public LogSettings remembering(int ids, Duration age) {
    return new LogSettings(
        segmentBytes, maxAge, maxBytes, reserveBytes, queueBytes, patience, ids, age);
  }
}
