package io.redoubt.triage.trace;

import io.redoubt.redact.Tier;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The rules that a review was made under.
///
/// @param tier how much was let out
/// @param context tokens the model had room for
/// @param level what the model might change: the name of a qualification
/// @param fields handling of fields that differs from the standard redaction policy
public record Setting(Tier tier, int context, String level, SortedMap<String, String> fields) {
  /// Copies the map.
  public Setting {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /// Sorts the fields.
  public static Setting of(Tier tier, int context, String level, Map<String, String> fields) {
    return new Setting(tier, context, level, new TreeMap<>(fields));
  }
}
