package io.redoubt.pipeline.live;

import io.redoubt.event.port.Taken;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts records on their way in: received = committed + repeated + refused, once all are
/// answered. Thread-safe.
public final class IntakeCounters {
  private final LongAdder received = new LongAdder();
  private final LongAdder committed = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final LongAdder unparsed = new LongAdder();
  private final Map<Taken.Refusal, LongAdder> refused = new EnumMap<>(Taken.Refusal.class);

  IntakeCounters() {
    for (Taken.Refusal reason : Taken.Refusal.values()) {
      refused.put(reason, new LongAdder());
    }
  }

  void received(int records) {
    received.add(records);
  }

  void count(int records, Taken taken) {
    switch (taken) {
      case Taken.Committed done -> {
        (done.repeated() ? repeated : committed).add(records);
        unparsed.add(done.unparsed().size());
      }
      case Taken.Refused(Taken.Refusal reason, _, _) -> {
        LongAdder many = refused.get(reason);
        if (many != null) {
          many.add(records);
        }
      }
    }
  }

  /// Records delivered.
  public long received() {
    return received.sum();
  }

  /// Records written to the log.
  public long committed() {
    return committed.sum();
  }

  /// Records of deliveries that had been committed before.
  public long repeated() {
    return repeated.sum();
  }

  /// Records that are kept but are not what they were declared to be.
  public long unparsed() {
    return unparsed.sum();
  }

  /// Records refused, by reason.
  public Map<Taken.Refusal, Long> refused() {
    Map<Taken.Refusal, Long> all = new EnumMap<>(Taken.Refusal.class);
    refused.forEach((reason, many) -> all.put(reason, many.sum()));
    return all;
  }
}
