package io.redoubt.detect;

import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.LoadedRules.GroupFields;
import io.redoubt.detect.sigma.match.Values;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.FindingSink;
import io.redoubt.event.finding.GroupValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which correlations the hits of each detection count in. Immutable, thread-safe.
final class Counting {
  /// One correlation that counts a detection's hits, and those that build on it.
  ///
  /// @param group by which fields it groups: a number for [HitTexts]
  /// @param value what it counts: a number for [HitTexts]
  private record Place(CorrelationRule rule, int base, int group, int value, List<Place> above) {}

  /// What correlations count: the value of fields, as text or as a number.
  record Counted(List<FieldRef> fields, boolean number) {
    /* Fields of one slot have the same values, whatever rules call them. */
    private List<Integer> key() {
      List<Integer> key = new ArrayList<>(fields.stream().map(FieldRef::slot).toList());
      key.add(number ? -1 : -2);
      return key;
    }
  }

  private final Map<String, List<Place>> byDetection = new HashMap<>();
  private final Map<List<Integer>, Integer> groups = new HashMap<>();
  private final Map<List<Integer>, Integer> values = new HashMap<>();
  private final List<List<FieldRef>> grouped = new ArrayList<>();
  private final List<Counted> counted = new ArrayList<>();

  Counting(LoadedRules loaded) {
    for (var rule : loaded.rules()) {
      String id = rule.info().id();
      List<Place> places = places(id, id, loaded);
      if (!places.isEmpty()) {
        byDetection.put(id, places);
      }
    }
  }

  /// What it asks of events, for one worker.
  HitTexts texts() {
    return new HitTexts(grouped, counted);
  }

  /// Tells the hits that a match of this detection means; none for most.
  void hits(String detection, Values values, HitTexts texts, FindingSink sink) {
    List<Place> places = byDetection.get(detection);
    if (places != null) {
      texts.of(values);
      for (int i = 0; i < places.size(); i++) {
        CorrelationHit hit = hit(places.get(i), texts, values);
        if (hit != null) {
          sink.hit(hit);
        }
      }
    }
  }

  private List<Place> places(String base, String leaf, LoadedRules loaded) {
    List<Place> places = new ArrayList<>();
    for (CorrelationRule rule : loaded.correlations()) {
      int index = rule.bases().indexOf(base);
      if (index >= 0) {
        String id = rule.info().id();
        GroupFields fields =
            loaded
                .keys()
                .getOrDefault(id, Map.of())
                .getOrDefault(leaf, new GroupFields(List.of(), List.of()));
        List<Integer> slots = fields.group().stream().map(FieldRef::slot).toList();
        int group = number(slots, groups, fields.group(), grouped);
        Counted what = new Counted(fields.value(), rule.type().numeric());
        int value = number(what.key(), values, what, counted);
        places.add(new Place(rule, index, group, value, places(id, leaf, loaded)));
      }
    }
    return places;
  }

  private static <T> int number(
      List<Integer> key, Map<List<Integer>, Integer> numbers, T one, List<T> all) {
    Integer known = numbers.putIfAbsent(key, all.size());
    if (known != null) {
      return known;
    }
    all.add(one);
    return all.size() - 1;
  }

  private static @Nullable CorrelationHit hit(Place place, HitTexts texts, Values values) {
    GroupValues group = texts.group(place.group(), values);
    String value = group == null ? null : texts.value(place.value(), values);
    return group == null || value == null
        ? null
        : new CorrelationHit(
            place.rule(),
            place.base(),
            group,
            value,
            values.event(),
            above(place.above(), texts, values));
  }

  private static List<CorrelationHit> above(List<Place> places, HitTexts texts, Values values) {
    if (places.isEmpty()) {
      return List.of();
    }
    List<CorrelationHit> hits = new ArrayList<>(places.size());
    for (int i = 0; i < places.size(); i++) {
      CorrelationHit hit = hit(places.get(i), texts, values);
      if (hit != null) {
        hits.add(hit);
      }
    }
    return hits;
  }
}
