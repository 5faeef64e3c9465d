package io.redoubt.search.tail;

import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.EventView;
import io.redoubt.event.query.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The most frequent values of a field in what is indexed and in the tail together. A value that
/// the index does not name among its most frequent may be one of them with those of the tail: the
/// index is asked about each for which that is possible.
///
/// @param query what events must be like
/// @param window when they must have happened
/// @param field whose values
/// @param most that are wanted
record TailValues(Query query, Window window, String field, int most) {
  /// Values of the tail that the index is asked about at most, the most frequent ones; more are
  /// possible only where hardly any comes twice.
  private static final int ASKED = 4_000;

  private static final Comparator<ValueCount> ORDER =
      Comparator.comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value);

  /// Those of both.
  ///
  /// @param tail how many events of the tail have which value
  Counted<ValueCount> with(EventView view, Map<String, Long> tail) {
    Counted<ValueCount> indexed = view.values(query, window, field, most);
    if (tail.isEmpty()) {
      return indexed;
    }
    Map<String, Long> all = new HashMap<>();
    indexed.counts().forEach(one -> all.put(one.value(), one.count()));
    all.replaceAll((value, count) -> count + tail.getOrDefault(value, 0L));
    List<ValueCount> others = others(tail, all.keySet());
    if (indexed.complete()) {
      others.forEach(one -> all.put(one.value(), one.count()));
    } else {
      asked(view, others, floor(indexed, all)).forEach(one -> all.put(one.value(), one.count()));
    }
    List<ValueCount> counts =
        all.entrySet().stream()
            .map(one -> new ValueCount(one.getKey(), one.getValue()))
            .sorted(ORDER)
            .limit(most)
            .toList();
    return new Counted<>(counts, indexed.complete() && all.size() <= most);
  }

  /* Values of the tail alone, the most frequent first. */
  private static List<ValueCount> others(Map<String, Long> tail, Set<String> known) {
    Set<String> unknown = new HashSet<>(tail.keySet());
    unknown.removeAll(known);
    return unknown.stream()
        .map(value -> new ValueCount(value, tail.getOrDefault(value, 0L)))
        .sorted(ORDER)
        .toList();
  }

  /* In the tail a value that the index does not name must have as many to be wanted: at best it is
  as frequent in the index as the last one there. */
  private long floor(Counted<ValueCount> indexed, Map<String, Long> all) {
    if (indexed.counts().isEmpty() || indexed.counts().size() < most) {
      return 1;
    }
    long least = all.values().stream().mapToLong(Long::longValue).min().orElse(0);
    return least - indexed.counts().getLast().count();
  }

  private List<ValueCount> asked(EventView view, List<ValueCount> others, long floor) {
    List<ValueCount> possible =
        others.stream().takeWhile(one -> one.count() >= floor).limit(ASKED).toList();
    List<Long> counts =
        view.counts(query, window, field, possible.stream().map(ValueCount::value).toList());
    List<ValueCount> both = new ArrayList<>();
    for (int i = 0; i < possible.size(); i++) {
      ValueCount one = possible.get(i);
      both.add(new ValueCount(one.value(), one.count() + counts.get(i)));
    }
    return both;
  }
}
