package io.redoubt.ingest.net;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// The counters of one listener. Thread-safe.
final class Counts {
  private final LongAdder received = new LongAdder();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder joined = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder cut = new LongAdder();
  private final LongAdder turnedAway = new LongAdder();

  void received(byte[] record) {
    received.increment();
    bytes.add(record.length);
  }

  void received(List<byte[]> records) {
    long sum = 0;
    for (byte[] record : records) {
      sum += record.length;
    }
    received.add(records.size());
    bytes.add(sum);
  }

  void accepted(int records) {
    accepted.add(records);
  }

  void joined(int lines) {
    joined.add(lines);
  }

  void refused(int records) {
    refused.add(records);
  }

  void dropped() {
    dropped.increment();
  }

  void lost() {
    received.increment();
    dropped.increment();
  }

  void cut() {
    cut.increment();
  }

  void turnedAway() {
    turnedAway.increment();
  }

  Tally tally(Endpoint endpoint, long kernelDropped, long connections) {
    long taken = accepted.sum();
    long parts = joined.sum();
    long given = refused.sum();
    long lost = dropped.sum();
    return new Tally(
        endpoint,
        received.sum(),
        taken,
        parts,
        given,
        lost,
        kernelDropped,
        bytes.sum(),
        cut.sum(),
        connections,
        turnedAway.sum());
  }
}
