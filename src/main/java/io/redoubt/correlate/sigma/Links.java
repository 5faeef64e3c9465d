package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.CorrelationHit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What correlations above make of the entries of a timeline, each kind of it once, numbered from 1
/// on. Most groups have one or two, which are looked through one by one. Not thread-safe.
final class Links {
  private static final int FEW = 8;

  private final List<List<CorrelationHit>> all = new ArrayList<>(1);
  private @Nullable Map<List<Object>, Integer> ids;

  /// The same, to be changed on their own.
  Links copy() {
    Links copy = new Links();
    all.forEach(copy::add);
    return copy;
  }

  /// The number of what counts the same; 0 when it is not known.
  int find(List<CorrelationHit> above) {
    if (ids != null) {
      return ids.getOrDefault(key(above), 0);
    }
    for (int i = 0; i < all.size(); i++) {
      if (same(all.get(i), above)) {
        return i + 1;
      }
    }
    return 0;
  }

  /// Takes one that is not known; its number.
  int add(List<CorrelationHit> above) {
    all.add(above);
    if (ids != null) {
      ids.put(key(above), all.size());
    } else if (all.size() > FEW) {
      Map<List<Object>, Integer> known = new HashMap<>();
      for (int i = 0; i < all.size(); i++) {
        known.put(key(all.get(i)), i + 1);
      }
      ids = known;
    }
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

  private static boolean same(List<CorrelationHit> some, List<CorrelationHit> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      CorrelationHit one = some.get(i);
      CorrelationHit other = others.get(i);
      boolean alike =
          one.base() == other.base()
              && one.rule().info().id().equals(other.rule().info().id())
              && one.group().equals(other.group())
              && one.value().equals(other.value())
              && same(one.above(), other.above());
      if (!alike) {
        return false;
      }
    }
    return true;
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
