package io.redoubt.event.port;

import java.util.List;

/// What the pipeline knew. The last few of each name are kept, so that one that turns out to be
/// damaged or too new leaves an older one to start from. Thread-safe.
public interface Snapshots {
  /// How many of a name are kept.
  int KEPT = 3;

  /// Keeps one; the oldest beyond [#KEPT] go.
  void put(Snapshot snapshot);

  /// Those of a name, latest first; damaged ones are left out.
  List<Snapshot> of(String name);
}
