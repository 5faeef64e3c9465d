package io.redoubt.event.finding;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who and what an alert is about: ECS field name → distinct values in order of first appearance.
///
/// @param values never contains an empty list
public record Entities(SortedMap<String, List<String>> values) {
  /// No entities.
  public static final Entities NONE = new Entities(new TreeMap<>());

  /// Copies the lists.
  public Entities {
    TreeMap<String, List<String>> copy = new TreeMap<>();
    values.forEach(
        (field, list) -> {
          if (!list.isEmpty()) {
            copy.put(field, List.copyOf(list));
          }
        });
    values = Collections.unmodifiableSortedMap(copy);
  }

  /// The values of one field; empty when there are none.
  public List<String> of(String field) {
    return values.getOrDefault(field, List.of());
  }
}
