package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.CorrelationHit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What correlations above make of the entries of a timeline, each kind of it once, numbered from 1
/// on. Not thread-safe.
final class Links {
  private final Map<List<Object>, Integer> ids = new HashMap<>(2);
  private final List<List<CorrelationHit>> all = new ArrayList<>(1);

  /// The same, to be changed on their own.
  Links copy() {
    Links copy = new Links();
    copy.ids.putAll(ids);
    copy.all.addAll(all);
    return copy;
  }

  /// The number of what counts the same; 0 when it is not known.
  int find(List<CorrelationHit> above) {
    return ids.getOrDefault(key(above), 0);
  }

  /// Takes one that is not known; its number.
  int add(List<CorrelationHit> above) {
    all.add(above);
    ids.put(key(above), all.size());
    return all.size();
  }

  /// The one of this number.
  List<CorrelationHit> at(int number) {
    return all.get(number - 1);
  }

  /// All, in the order of their numbers.
  List<List<CorrelationHit>> all() {
    return all;
  }

  private static List<Object> key(List<CorrelationHit> above) {
    List<Object> key = new ArrayList<>();
    above.forEach(hit -> addKey(hit, key));
    return key;
  }

  private static void addKey(CorrelationHit hit, List<Object> key) {
    key.add(hit.rule().info().id());
    key.add(hit.base());
    key.add(hit.group());
    key.add(hit.value());
    hit.above().forEach(next -> addKey(next, key));
  }
}
