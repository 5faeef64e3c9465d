package io.redoubt.triage.context;

import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.Kept;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts the values of a field, of at most [#DISTINCT] different ones: later ones are only known
/// to exist. Not thread-safe.
final class Values {
  /// The most different values counted.
  static final int DISTINCT = 500;

  private final Map<String, Long> counts = new HashMap<>();
  private boolean complete = true;
  private long all;

  /// Counts a value; blank ones and `-` say nothing.
  void add(String value) {
    if (value.isBlank() || value.equals("-")) {
      return;
    }
    all++;
    String kept = Kept.value(value);
    Long known = counts.get(kept);
    if (known != null) {
      counts.put(kept, known + 1);
    } else if (counts.size() < DISTINCT) {
      counts.put(kept, 1L);
    } else {
      complete = false;
    }
  }

  /// Values counted, repeated ones included.
  long all() {
    return all;
  }

  boolean isEmpty() {
    return all == 0;
  }

  /// Most frequent first, then by value.
  Counts counts() {
    List<Counts.Count> list = new ArrayList<>();
    counts.forEach((value, count) -> list.add(new Counts.Count(value, count)));
    list.sort(
        Comparator.comparing(Counts.Count::count).reversed().thenComparing(Counts.Count::value));
    return new Counts(list, complete);
  }
}
