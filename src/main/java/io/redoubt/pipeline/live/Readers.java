package io.redoubt.pipeline.live;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.NumberedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Reads what was delivered with a whole crew. Used by one thread.
final class Readers {
  private final Crew crew;
  private final List<DeliveryReader> readers = new ArrayList<>();

  Readers(Crew crew, Supplier<DeliveryReader> maker) {
    this.crew = crew;
    for (int i = 0; i < crew.size(); i++) {
      readers.add(maker.get());
    }
  }

  /// The events, in order.
  List<NumberedEvent> read(List<EventLog.Batch> batches) {
    int records = 0;
    for (EventLog.Batch batch : batches) {
      records += batch.delivery().records().size();
    }
    List<List<NumberedEvent>> parts = crew.shared(records, share -> read(batches, share));
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    List<NumberedEvent> all = new ArrayList<>(records);
    parts.forEach(all::addAll);
    return all;
  }

  private List<NumberedEvent> read(List<EventLog.Batch> batches, Crew.Share share) {
    DeliveryReader reader = readers.get(share.member());
    List<NumberedEvent> events = new ArrayList<>(share.to() - share.from());
    int before = 0;
    for (EventLog.Batch batch : batches) {
      int size = batch.delivery().records().size();
      int from = Math.max(0, share.from() - before);
      int to = Math.min(size, share.to() - before);
      if (from < to) {
        events.addAll(reader.read(part(batch, from, to)));
      }
      before += size;
    }
    return events;
  }

  private static EventLog.Batch part(EventLog.Batch batch, int from, int to) {
    Delivery d = batch.delivery();
    if (from == 0 && to == d.records().size()) {
      return batch;
    }
    List<byte[]> records = d.records().subList(from, to);
    return new EventLog.Batch(
        batch.first() + from,
        batch.arrived(),
        new Delivery(d.channel(), d.sender(), d.declared(), records, "", List.of()));
  }
}
