package io.redoubt.pipeline.live;

import io.redoubt.event.NumberedIds;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import io.redoubt.event.port.NumberedEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads records again for whoever asks. Thread-safe: each call has a reader of its own
/// while it lasts.
final class SharedReader implements EventReader {
  private static final int KEPT = 16;

  private final Supplier<DeliveryReader> maker;
  private final ConcurrentLinkedQueue<DeliveryReader> idle = new ConcurrentLinkedQueue<>();

  SharedReader(Supplier<DeliveryReader> maker) {
    this.maker = maker;
  }

  @Override
  public NumberedEvent read(EventLog.Stored stored) {
    return with(reader -> reader.read(stored));
  }

  @Override
  public List<NumberedEvent> read(EventLog.Batch batch) {
    return with(reader -> reader.read(batch));
  }

  @Override
  public Optional<NumberedIds> ids() {
    return Optional.of(DeliveryReader.ids());
  }

  private <T> T with(Function<DeliveryReader, T> reading) {
    DeliveryReader known = idle.poll();
    DeliveryReader reader = known == null ? maker.get() : known;
    T read = reading.apply(reader);
    if (idle.size() < KEPT) {
      idle.add(reader);
    }
    return read;
  }
}
