package io.redoubt.ingest.tail;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// The counters of following files. Thread-safe.
final class TailCounts {
  private final LongAdder records = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder renamed = new LongAdder();
  private final LongAdder truncated = new LongAdder();
  private final LongAdder unsalvaged = new LongAdder();
  private final LongAdder cut = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder troubles = new LongAdder();
  private volatile int files;
  private volatile long behind;

  void delivered(List<byte[]> lines) {
    records.add(lines.size());
    for (byte[] line : lines) {
      bytes.add(line.length);
    }
  }

  void renamed() {
    renamed.increment();
  }

  void truncated(boolean salvaged) {
    truncated.increment();
    if (!salvaged) {
      unsalvaged.increment();
    }
  }

  void cut() {
    cut.increment();
  }

  void skipped() {
    skipped.increment();
  }

  void trouble() {
    troubles.increment();
  }

  void state(int followed, long unread) {
    files = followed;
    behind = unread;
  }

  TailTally tally() {
    return new TailTally(
        files,
        behind,
        records.sum(),
        bytes.sum(),
        renamed.sum(),
        truncated.sum(),
        unsalvaged.sum(),
        cut.sum(),
        skipped.sum(),
        troubles.sum());
  }
}
