package io.redoubt.pipeline.live;

import io.redoubt.event.port.Snapshot;
import io.redoubt.event.port.Snapshots;
import java.util.ArrayList;
import java.util.List;

/// Snapshots in memory.
final class Kept implements Snapshots {
  final List<Snapshot> all = new ArrayList<>();

  @Override
  public synchronized void put(Snapshot snapshot) {
    all.addFirst(snapshot);
  }

  @Override
  public synchronized List<Snapshot> of(String name) {
    return all.stream().filter(snapshot -> snapshot.name().equals(name)).toList();
  }
}
