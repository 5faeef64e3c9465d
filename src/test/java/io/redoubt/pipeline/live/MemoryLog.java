package io.redoubt.pipeline.live;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Position;
import io.redoubt.event.port.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A log in memory: what the pipeline needs of one. Its clock is set by hand.
final class MemoryLog implements EventLog {
  private final List<Batch> batches = new ArrayList<>();
  private final Map<String, Taken.Committed> ids = new LinkedHashMap<>();
  private final Map<String, Position> positions = new LinkedHashMap<>();
  private long next;
  private long clock;
  private long end = Long.MAX_VALUE;
  private Taken.@org.jspecify.annotations.Nullable Refusal refusing;

  MemoryLog(long clock) {
    this.clock = clock;
  }

  /// What was committed so far, cut off before this record: the log at an earlier moment.
  synchronized MemoryLog until(long sequence) {
    MemoryLog part = new MemoryLog(clock);
    part.batches.addAll(batches);
    part.next = next;
    part.end = sequence;
    return part;
  }

  synchronized void clock(long millis) {
    clock = millis;
  }

  synchronized void refuse(Taken.@org.jspecify.annotations.Nullable Refusal reason) {
    refusing = reason;
  }

  /// Gives out no numbers below this one any more.
  synchronized void skipTo(long sequence) {
    next = sequence;
  }

  /// Shows everything again.
  synchronized void whole() {
    end = Long.MAX_VALUE;
  }

  @Override
  public synchronized Taken append(Delivery delivery) {
    if (refusing != null) {
      return new Taken.Refused(refusing, Duration.ofSeconds(1), "as told");
    }
    Taken.Committed before = ids.get(delivery.batchId());
    if (before != null) {
      return new Taken.Committed(before.first(), before.records(), true, List.of());
    }
    long first = next;
    batches.add(new Batch(first, clock, delivery));
    next += delivery.records().size();
    delivery.positions().forEach(position -> positions.put(position.source(), position));
    var done = new Taken.Committed(first, delivery.records().size(), false, List.of());
    if (!delivery.batchId().isEmpty()) {
      ids.put(delivery.batchId(), done);
    }
    return done;
  }

  @Override
  public synchronized long first() {
    return 0;
  }

  @Override
  public synchronized long next() {
    return Math.min(next, end);
  }

  @Override
  public synchronized List<Batch> read(long from, int records) {
    List<Batch> found = new ArrayList<>();
    int many = 0;
    for (Batch batch : batches) {
      if (from < end
          && batch.next() > from
          && batch.first() < end
          && (found.isEmpty() || many < records)) {
        Batch shown = shown(batch, Math.max(from, batch.first()));
        found.add(shown);
        many += shown.delivery().records().size();
      }
    }
    return found;
  }

  private Batch shown(Batch batch, long from) {
    Delivery whole = batch.delivery();
    int to = (int) Math.min(whole.records().size(), end - batch.first());
    List<byte[]> records = whole.records().subList((int) (from - batch.first()), to);
    return new Batch(
        from,
        batch.arrived(),
        new Delivery(whole.channel(), whole.sender(), whole.declared(), records, "", List.of()));
  }

  @Override
  public synchronized Optional<Stored> record(long sequence) {
    for (Batch batch : batches) {
      if (sequence >= batch.first() && sequence < batch.next()) {
        Delivery d = batch.delivery();
        byte[] bytes = d.records().get((int) (sequence - batch.first()));
        return Optional.of(
            new Stored(sequence, batch.arrived(), d.channel(), d.sender(), d.declared(), bytes));
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized List<Position> positions() {
    return List.copyOf(positions.values());
  }

  @Override
  public void close() {}
}
