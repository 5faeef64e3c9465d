package io.redoubt.pipeline.live;

import io.redoubt.correlate.LiveGroups;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.LinkedHashMap;
import java.util.Map;

/// Ids of alerts that were settled: whatever would get such an id later, because late events came,
/// is another alert and gets another id. The oldest beyond a bound are forgotten. Not thread-safe.
final class Closed {
  private static final int KEPT = 50_000;

  private final Map<String, Integer> times = new LinkedHashMap<>();

  /// The group under an id that no settled alert has.
  AlertGroup reissued(AlertGroup group) {
    Integer before = times.get(group.id());
    return before == null ? group : LiveGroups.renamed(group, group.id() + "~" + before);
  }

  /// Takes note that an alert of this id, before any reissue, was settled.
  void close(String id) {
    times.merge(id, 1, Integer::sum);
    if (times.size() > KEPT) {
      times.remove(times.keySet().iterator().next());
    }
  }

  void write(StateOut out) {
    out.each(times.entrySet(), closed -> out.text(closed.getKey()).number(closed.getValue()));
  }

  void read(StateIn in) {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      times.put(in.text(), in.small());
    }
  }
}
