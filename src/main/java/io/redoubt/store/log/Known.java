package io.redoubt.store.log;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.redoubt.event.port.Position;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands beside the records: the last position of each source, and the ids of late deliveries
/// with what came of them. For one thread.
final class Known {
  private static final int MOST = 1 << 29;

  private final int mostBatches;
  private final long batchAge;
  private final Map<String, Position> positions = new LinkedHashMap<>();
  private final Map<BatchKey, Committed> batches = new LinkedHashMap<>();

  /// What came of a delivery.
  ///
  /// @param first sequence number of its first record
  /// @param records how many
  /// @param arrived milliseconds since 1970 UTC
  record Committed(long first, int records, long arrived) {}

  Known(LogSettings settings) {
    this.mostBatches = settings.batchIds();
    this.batchAge = settings.batchAge().toMillis();
  }

  /// A delivery was committed.
  void add(List<Position> moved, BatchKey batch, Committed committed) {
    for (Position position : moved) {
      positions.put(position.source(), position);
    }
    if (batch.known()) {
      batches.remove(batch);
      batches.put(batch, committed);
      forget(committed.arrived());
    }
  }

  private static <K, V> void removeFirst(Map<K, V> map) {
    Iterator<K> first = map.keySet().iterator();
    first.next();
    first.remove();
  }

  private void forget(long now) {
    while (batches.size() > mostBatches) {
      removeFirst(batches);
    }
    while (!batches.isEmpty() && batches.values().iterator().next().arrived() < now - batchAge) {
      removeFirst(batches);
    }
  }

  /// What came of this delivery before; empty when it is not known.
  Optional<Committed> find(BatchKey batch) {
    return batch.known() ? Optional.ofNullable(batches.get(batch)) : Optional.empty();
  }

  /// The last position of each source.
  List<Position> positions() {
    return List.copyOf(positions.values());
  }

  /// All of it as a frame.
  Packer frame() {
    Packer plain = new Packer(1 << 12);
    plain.put(positions.size());
    positions.values().forEach(p -> plain.put(p.source()).put(p.generation()).put(p.offset()));
    plain.put(batches.size());
    batches.forEach(
        (key, done) ->
            plain
                .put(key.channel())
                .put(key.id())
                .put(key.sum())
                .put(done.first())
                .put(done.records())
                .put(done.arrived()));
    Packer out = new Packer(plain.size() / 2 + 128);
    out.room(FrameHeader.SIZE);
    out.put(plain.size());
    int bound = Math.toIntExact(Zstd.compressBound(plain.size()));
    int at = out.room(bound);
    long packed = Zstd.compressByteArray(out.array(), at, bound, plain.array(), 0, plain.size(), 1);
    out.cut(at + Math.toIntExact(packed));
    return out;
  }

  /// Replaces all of it by what the body of such a frame says, `bytes[0, length)`; false, and
  /// unchanged, when it says nothing.
  boolean replace(byte[] bytes, int length) {
    try {
      int size = Unpacker.of(bytes, 0, length).number();
      if (size < 0 || size > MOST) {
        return false;
      }
      byte[] plain = new byte[size];
      long real = Zstd.decompressByteArray(plain, 0, size, bytes, 4, length - 4);
      read(Unpacker.of(plain, 0, Math.toIntExact(real)));
      return true;
    } catch (BufferUnderflowException | ZstdException | IndexOutOfBoundsException wrong) {
      return false;
    }
  }

  private void read(Unpacker in) {
    List<Position> moved = new ArrayList<>();
    for (int i = in.count(16); i > 0; i--) {
      moved.add(new Position(in.text(), in.text(), in.large()));
    }
    Map<BatchKey, Committed> done = new LinkedHashMap<>();
    for (int i = in.count(36); i > 0; i--) {
      BatchKey key = new BatchKey(in.text(), in.text(), in.large());
      done.put(key, new Committed(in.large(), in.number(), in.large()));
    }
    positions.clear();
    moved.forEach(position -> positions.put(position.source(), position));
    batches.clear();
    batches.putAll(done);
  }
}
