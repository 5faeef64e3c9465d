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
/// @param score the calibrated score it was given with; NaN when there is none
/// @param samples how often a borderline case was to be asked about again
/// @param fields handling of fields that differs from the standard redaction policy
public record Setting(
    Tier tier,
    int context,
    String level,
    double score,
    int samples,
    SortedMap<String, String> fields) {
  /// Copies the map.
  public Setting {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /// Sorts the fields.
  public static Setting of(Tier tier, int context, String level, Map<String, String> fields) {
    return new Setting(tier, context, level, Double.NaN, 0, new TreeMap<>(fields));
  }

  /// The same with a score.
  public Setting scored(double calibrated) {
    return new Setting(tier, context, level, calibrated, samples, fields);
  }

  /// The same with samples.
  public Setting sampling(int number) {
    return new Setting(tier, context, level, score, number, fields);
  }
}
