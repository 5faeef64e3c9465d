package io.redoubt.ingest.net;

import java.time.Duration;

/// What strangers may cost.
///
/// @param record bytes of the longest record; a longer one is kept in pieces of this size
/// @param batch records of the largest delivery
/// @param memory bytes that all listeners together hold of what is not delivered yet, beyond a few
///     KiB a connection
/// @param connections open at the same time, a listener; more are closed at once and counted
/// @param gather how long the first datagram of a sender waits for others
/// @param idle after which a silent connection is closed
/// @param unfinished after which a record without its end is taken as it is
public record NetLimits(
    int record,
    int batch,
    long memory,
    int connections,
    Duration gather,
    Duration idle,
    Duration unfinished) {
  private static final long LEAST_MEMORY = 16L << 20;
  private static final long MOST_MEMORY = 256L << 20;

  /// 10 MB a record, 8,192 records a delivery, an eighth of the heap (16 to 256 MiB), 12,000
  /// connections, 2 ms, one hour, 10 s.
  public static NetLimits standard() {
    long eighth = Runtime.getRuntime().maxMemory() / 8;
    return new NetLimits(
        10_000_000,
        8_192,
        Math.clamp(eighth, LEAST_MEMORY, MOST_MEMORY),
        12_000,
        Duration.ofMillis(2),
        Duration.ofHours(1),
        Duration.ofSeconds(10));
  }
}
