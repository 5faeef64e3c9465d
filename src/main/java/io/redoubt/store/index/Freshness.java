package io.redoubt.store.index;

import java.io.IOException;
import java.time.InstantSource;
import org.apache.lucene.store.AlreadyClosedException;

/// Decides when what was taken is made searchable. Thread-safe.
final class Freshness {
  private static final long SOON_MILLIS = 1000;

  /* Making many searchable takes long, and one that asks every second would make ever so many small
  segments of what comes fast: they wait for upkeep, until no more come, or, should there be no
  upkeep, as long as this. */
  private static final long FEW = 4000;
  private static final long LONGEST_MILLIS = 8000;

  private final InstantSource clock;
  private final Partitions partitions;
  private volatile boolean unseen;
  private volatile long taken;
  private volatile long refreshed;

  Freshness(InstantSource clock, Partitions partitions) {
    this.clock = clock;
    this.partitions = partitions;
  }

  /// Something more is to be made searchable, or could not be made so.
  void stale() {
    taken = clock.millis();
    unseen = true;
  }

  /// All is searchable.
  void fresh() {
    unseen = false;
  }

  /// Somebody is about to search.
  void asked() {
    long now = clock.millis();
    long since = Math.abs(now - refreshed);
    if (unseen
        && since >= SOON_MILLIS
        && (since >= LONGEST_MILLIS || Math.abs(now - taken) >= SOON_MILLIS || waiting() <= FEW)) {
      refresh();
    }
  }

  /// Records that were taken and are not searchable yet.
  long waiting() {
    PartitionWriter at = partitions.writer();
    return at == null ? 0 : at.unseen();
  }

  /// Makes what was taken searchable. Where what came last cannot be written, as on a full disk,
  /// what was searchable still is.
  void refresh() {
    PartitionWriter at = partitions.writer();
    refreshed = clock.millis();
    unseen = false;
    try {
      if (at != null) {
        at.refresh();
      }
    } catch (IOException | AlreadyClosedException _) {
      unseen = true;
    }
  }
}
