package io.redoubt.search.tail;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.Position;
import io.redoubt.event.port.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A log of events that are there already, of which some are committed and some kept no longer.
final class ListLog implements EventLog {
  private static final int AT_ONCE = 7;

  private final List<NumberedEvent> events;
  private volatile long first;
  private volatile long next;
  private final AtomicLong read = new AtomicLong();

  ListLog(List<NumberedEvent> events, long next) {
    this.events = events;
    this.next = next;
  }

  void commit(long until) {
    next = until;
  }

  void forget(long until) {
    first = until;
  }

  /// Records that were read so far.
  long read() {
    return read.get();
  }

  EventReader reader() {
    return stored -> events.get((int) stored.sequence());
  }

  @Override
  public long first() {
    return first;
  }

  @Override
  public long next() {
    return next;
  }

  @Override
  public List<Batch> read(long from, int records) {
    List<Batch> batches = new ArrayList<>();
    long at = Math.max(first, from) / AT_ONCE * AT_ONCE;
    for (int many = 0; many < records && at < next; many += AT_ONCE, at += AT_ONCE) {
      int size = (int) Math.min(AT_ONCE, next - at);
      NumberedEvent one = events.get((int) at);
      List<byte[]> bytes = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        bytes.add(new byte[0]);
      }
      batches.add(new Batch(at, one.arrived(), Delivery.of(one.channel(), one.sender(), bytes)));
      read.addAndGet(size);
    }
    return batches;
  }

  @Override
  public Taken append(Delivery delivery) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Stored> record(long sequence) {
    NumberedEvent one = events.get((int) sequence);
    return Optional.of(
        new Stored(sequence, one.arrived(), one.channel(), one.sender(), "", new byte[0]));
  }

  @Override
  public List<Position> positions() {
    return List.of();
  }

  @Override
  public void close() {}
}
