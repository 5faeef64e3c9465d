package io.redoubt.detect.sigma;

import io.redoubt.event.analysis.RulesReport.Skipped;
import io.redoubt.event.finding.CorrelationRule;
import java.util.List;
import java.util.Map;

/// The rules of a run, connected to each other, and those that could not be used.
///
/// @param rules detections, in the order of their files
/// @param correlations with ids as references
/// @param keys by correlation id and detection id, which fields make the group and the value
/// @param skipped what was not loaded and why
/// @param slots how many different field paths the rules use
public record LoadedRules(
    List<SigmaRule> rules,
    List<CorrelationRule> correlations,
    Map<String, Map<String, GroupFields>> keys,
    List<Skipped> skipped,
    int slots) {
  /// Where the group and the counted value of a correlation stand in the events of one detection.
  ///
  /// @param group fields of the group, in the order of the rule
  /// @param value fields of the counted value; empty when nothing is counted
  public record GroupFields(List<FieldRef> group, List<FieldRef> value) {
    /// Copies the lists.
    public GroupFields {
      group = List.copyOf(group);
      value = List.copyOf(value);
    }
  }

  /// Copies the collections.
  public LoadedRules {
    rules = List.copyOf(rules);
    correlations = List.copyOf(correlations);
    keys = Map.copyOf(keys);
    skipped = List.copyOf(skipped);
  }

  /// How many rules were loaded, correlations included.
  public int size() {
    return rules.size() + correlations.size();
  }
}
