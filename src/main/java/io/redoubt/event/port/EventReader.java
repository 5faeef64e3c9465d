package io.redoubt.event.port;

import io.redoubt.event.NumberedIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes events of what is committed again, the same ones as when they were taken in. Thread-safe.
@FunctionalInterface
public interface EventReader {
  /// The event of the record: parsed, normalised, with its id. Every record is one event.
  NumberedEvent read(EventLog.Stored stored);

  /// How the ids of its events follow from the numbers of their records; empty where they do not.
  default Optional<NumberedIds> ids() {
    return Optional.empty();
  }

  /// The events of a delivery, one for each record. They share its bytes: whoever keeps one calls
  /// `Event.detached()`.
  default List<NumberedEvent> read(EventLog.Batch batch) {
    Delivery d = batch.delivery();
    List<NumberedEvent> events = new ArrayList<>(d.records().size());
    long sequence = batch.first();
    for (byte[] bytes : d.records()) {
      events.add(
          read(
              new EventLog.Stored(
                  sequence++, batch.arrived(), d.channel(), d.sender(), d.declared(), bytes)));
    }
    return events;
  }
}
