package io.redoubt.pipeline.anomaly;

import io.redoubt.event.port.EventFinder;
import io.redoubt.event.query.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// An index that knows times and one field, and counts by going through all.
final class Counts implements EventFinder {
  private record One(long time, String value) {}

  private final String field;
  private final List<One> all = new ArrayList<>();

  Counts(String field) {
    this.field = field;
  }

  void add(long time, String value, int many) {
    for (int i = 0; i < many; i++) {
      all.add(new One(time + i, value));
    }
  }

  private List<One> fitting(Query query, Window window) {
    return all.stream()
        .filter(one -> one.time() >= window.from() && one.time() < window.to())
        .filter(
            one ->
                switch (query) {
                  case Query.Is(String name, String value) ->
                      name.equals(field) && value.equals(one.value());
                  case Query.All _ -> true;
                  default -> throw new IllegalArgumentException("not asked here: " + query);
                })
        .toList();
  }

  @Override
  public Counted<Bucket> histogram(Query query, Window window, long step, int most) {
    Map<Long, Long> counts = new TreeMap<>();
    fitting(query, window)
        .forEach(one -> counts.merge(Math.floorDiv(one.time(), step) * step, 1L, Long::sum));
    List<Bucket> buckets = new ArrayList<>();
    counts.forEach((start, count) -> buckets.add(new Bucket(start, count)));
    return new Counted<>(
        buckets.subList(0, Math.min(most, buckets.size())), buckets.size() <= most);
  }

  @Override
  public Counted<ValueCount> values(Query query, Window window, String name, int most) {
    Map<String, Long> counts = new TreeMap<>();
    if (name.equals(field)) {
      fitting(query, window).forEach(one -> counts.merge(one.value(), 1L, Long::sum));
    }
    List<ValueCount> values = new ArrayList<>();
    counts.forEach((value, count) -> values.add(new ValueCount(value, count)));
    values.sort(Comparator.comparingLong(ValueCount::count).reversed());
    return new Counted<>(values.subList(0, Math.min(most, values.size())), values.size() <= most);
  }

  @Override
  public State state() {
    long earliest = all.stream().mapToLong(One::time).min().orElse(0);
    long latest = all.stream().mapToLong(One::time).max().orElse(0);
    return new State(all.size(), all.size(), earliest, latest, 0);
  }

  @Override
  public long missing() {
    return 0;
  }

  @Override
  public Found search(Search search) {
    return new Found(List.of(), 0, true);
  }

  @Override
  public List<String> fields(String from, int most) {
    return List.of(field);
  }

  @Override
  public OptionalLong sequence(String eventId) {
    return OptionalLong.empty();
  }

  @Override
  public void close() {}
}
