package io.redoubt.detect;

import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.LoadedRules.GroupFields;
import io.redoubt.detect.sigma.match.Values;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.Numbers;
import io.redoubt.event.Ecs;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.FindingSink;
import io.redoubt.event.finding.GroupValues;
import io.redoubt.event.query.OwnAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which correlations the hits of each detection count in. Immutable, thread-safe.
final class Counting {
  /// One correlation that counts a detection's hits, and those that build on it.
  ///
  /// @param alike whether it groups by the same fields as the place before it
  private record Place(
      CorrelationRule rule, int base, GroupFields fields, boolean alike, List<Place> above) {}

  private final Map<String, List<Place>> byDetection = new HashMap<>();

  Counting(LoadedRules loaded) {
    for (var rule : loaded.rules()) {
      String id = rule.info().id();
      List<Place> places = places(id, id, loaded);
      if (!places.isEmpty()) {
        byDetection.put(id, places);
      }
    }
  }

  /// Tells the hits that a match of this detection means; none for most.
  void hits(String detection, Values values, FindingSink sink) {
    List<Place> places = byDetection.get(detection);
    if (places != null) {
      each(places, values, sink::hit);
    }
  }

  private static List<Place> places(String base, String leaf, LoadedRules loaded) {
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
        boolean alike =
            !places.isEmpty() && places.getLast().fields().group().equals(fields.group());
        places.add(new Place(rule, index, fields, alike, places(id, leaf, loaded)));
      }
    }
    return places;
  }

  private static List<CorrelationHit> above(List<Place> places, Values values) {
    if (places.isEmpty()) {
      return List.of();
    }
    List<CorrelationHit> hits = new ArrayList<>(places.size());
    each(places, values, hits::add);
    return hits;
  }

  private static void each(List<Place> places, Values values, Consumer<CorrelationHit> taker) {
    GroupValues group = null;
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      if (!place.alike()) {
        List<String> texts = texts(place.fields().group(), values);
        group = texts == null ? null : GroupValues.of(onItsMachine(texts, values));
      }
      String value = group == null ? null : value(place, values);
      if (group != null && value != null) {
        taker.accept(
            new CorrelationHit(
                place.rule(),
                place.base(),
                group,
                value,
                values.event(),
                above(place.above(), values)));
      }
    }
  }

  /* An address that is another on each machine tells groups apart only together with the machine. */
  private static List<String> onItsMachine(List<String> texts, Values values) {
    for (int i = 0; i < texts.size(); i++) {
      if (OwnAddress.is(texts.get(i))) {
        List<String> with = new ArrayList<>(texts);
        with.add(values.event().text(Ecs.HOST_NAME, ""));
        return with;
      }
    }
    return texts;
  }

  /// What is counted by its value; empty where values do not matter, null where there is none, or
  /// none that is a number although it must be.
  private static @Nullable String value(Place place, Values values) {
    List<String> texts = texts(place.fields().value(), values);
    if (texts == null || texts.isEmpty()) {
      return texts == null ? null : "";
    }
    if (place.rule().type().numeric()) {
      OptionalDouble number = Numbers.parse(texts.getFirst());
      return number.isPresent() ? Double.toString(number.getAsDouble()) : null;
    }
    return texts.size() == 1 ? texts.getFirst() : String.join("\u0000", texts);
  }

  /// The first value of each field; null when one of them is missing.
  private static @Nullable List<String> texts(List<FieldRef> fields, Values values) {
    if (fields.size() == 1) {
      List<String> first = values.first(fields.getFirst());
      return first.isEmpty() ? null : first;
    }
    String[] texts = new String[fields.size()];
    for (int i = 0; i < texts.length; i++) {
      String[] found = values.raw(fields.get(i));
      if (found.length == 0) {
        return null;
      }
      texts[i] = found[0];
    }
    return List.of(texts);
  }
}
