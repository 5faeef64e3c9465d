package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Facts;
import io.redoubt.event.query.Fold;
import io.redoubt.event.query.Query;
import io.redoubt.event.query.Texts;
import io.redoubt.search.filter.Filter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How often values of fields stand in some events, counted one after the other.
final class Frequencies {
  private final List<NumberedEvent> events;

  Frequencies(List<NumberedEvent> events) {
    this.events = events;
  }

  /// The index counts the same, of all events and of some.
  void areThoseOf(LuceneIndex index, Asked asked, long seed) {
    Query some = asked.query(1);
    for (Query query : List.of(Query.All.ALL, some)) {
      counted(query)
          .forEach(
              (field, values) -> {
                List<ValueCount> found = index.values(query, Window.ALL, field, 10_000).counts();
                assertThat(found)
                    .as("%s of %s, seed %d", field, query, seed)
                    .containsExactlyInAnyOrderElementsOf(
                        values.entrySet().stream()
                            .map(one -> new ValueCount(one.getKey(), one.getValue()))
                            .toList());
              });
    }
  }

  private Map<String, Map<String, Long>> counted(Query query) {
    Filter filter = new Filter(query);
    Map<String, Map<String, Long>> counted = new TreeMap<>();
    for (NumberedEvent event : events) {
      if (filter.matches(event.event(), Documents.time(event))) {
        Set<List<String>> seen = new HashSet<>();
        Facts.each(
            event.event(),
            (name, value) -> {
              List<String> fact = List.of(name, Fold.fold(value));
              if (!Texts.isText(name) && name.indexOf(0) < 0 && seen.add(fact)) {
                counted
                    .computeIfAbsent(name, _ -> new TreeMap<>())
                    .merge(fact.getLast(), 1L, Long::sum);
              }
            });
      }
    }
    return counted;
  }
}
