package io.redoubt.pipeline.live;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Counts what the detection does. Written by one thread, read by any.
final class DetectionCounters {
  private final LongAdder parsed = new LongAdder();
  private final LongAdder unparsed = new LongAdder();
  private final LongAdder findings = new LongAdder();
  private final AtomicLong open = new AtomicLong();
  private final AtomicLong put = new AtomicLong();
  private final AtomicLong pending = new AtomicLong();
  private final AtomicLong kept = new AtomicLong();
  private final AtomicLong early = new AtomicLong();

  void event(boolean understood) {
    (understood ? parsed : unparsed).increment();
  }

  void findings(int many) {
    findings.add(many);
  }

  void alerts(int openNow, long putSoFar, int pendingNow) {
    open.set(openNow);
    put.set(putSoFar);
    pending.set(pendingNow);
  }

  void kept(int now, long earlySoFar) {
    kept.set(now);
    early.set(earlySoFar);
  }

  long parsed() {
    return parsed.sum();
  }

  long unparsed() {
    return unparsed.sum();
  }

  long findings() {
    return findings.sum();
  }

  long open() {
    return open.get();
  }

  long put() {
    return put.get();
  }

  long pending() {
    return pending.get();
  }

  long kept() {
    return kept.get();
  }

  long early() {
    return early.get();
  }
}
