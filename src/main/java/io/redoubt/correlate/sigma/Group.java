package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.CorrelationHit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is known of one group of one correlation. Not thread-safe.
final class Group {
  /// Distinct values told apart; later ones count as one.
  private static final int MOST_VALUES = 50_000;

  private final List<String> values;
  private final Timeline timeline;
  private final Samples samples;
  private final Map<String, Integer> valueIds = new HashMap<>(0);
  private final Map<List<Object>, Integer> linkIds = new HashMap<>(0);
  private final List<List<CorrelationHit>> links = new ArrayList<>(0);

  Group(List<String> values, long window, Samples.Budget budget) {
    this.values = values;
    this.timeline = new Timeline(window);
    this.samples = new Samples(window, budget);
  }

  /// The values of the group-by fields.
  List<String> values() {
    return values;
  }

  Timeline timeline() {
    return timeline;
  }

  Samples samples() {
    return samples;
  }

  /// Adds a hit that stands for `count` events at this time.
  void add(CorrelationHit hit, long time, int mark, int count) {
    timeline.add(time, mark, link(hit.above()), count);
    samples.offer(time, hit.event());
  }

  /// A number for the value; equal values have equal numbers.
  int valueId(String value) {
    if (valueIds.size() >= MOST_VALUES) {
      return valueIds.getOrDefault(value, MOST_VALUES);
    }
    return valueIds.computeIfAbsent(value, _ -> valueIds.size());
  }

  /// What the correlations above make of an entry of the timeline.
  List<CorrelationHit> above(int link) {
    return link == 0 ? List.of() : links.get(link - 1);
  }

  private int link(List<CorrelationHit> above) {
    if (above.isEmpty()) {
      return 0;
    }
    List<Object> key = new ArrayList<>();
    above.forEach(hit -> addKey(hit, key));
    Integer known = linkIds.get(key);
    if (known != null) {
      return known;
    }
    links.add(above.stream().map(Group::detached).toList());
    linkIds.put(key, links.size());
    return links.size();
  }

  private static void addKey(CorrelationHit hit, List<Object> key) {
    key.add(hit.rule().info().id());
    key.add(hit.base());
    key.add(hit.group());
    key.add(hit.value());
    hit.above().forEach(next -> addKey(next, key));
  }

  private static CorrelationHit detached(CorrelationHit hit) {
    return new CorrelationHit(
        hit.rule(),
        hit.base(),
        hit.group(),
        hit.value(),
        hit.event().detached(),
        hit.above().stream().map(Group::detached).toList());
  }
}
