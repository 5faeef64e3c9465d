package io.redoubt.detect.sigma;

import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.analysis.RulesReport.Skipped;
import io.redoubt.event.finding.CorrelationRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rules of a run, connected to each other, and those that could not be used.
///
/// @param rules detections, in the order of their files
/// @param correlations with ids as references
/// @param keys by correlation id and detection id, which fields make the group and the value
/// @param skipped what was not loaded and why
/// @param slots how many different field paths the rules use
/// @param statuses what their authors say of them (stable, test, experimental), by id
public record LoadedRules(
    List<SigmaRule> rules,
    List<CorrelationRule> correlations,
    Map<String, Map<String, GroupFields>> keys,
    List<Skipped> skipped,
    int slots,
    Map<String, String> statuses) {
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
    statuses = Map.copyOf(statuses);
  }

  /// The same without these. Where a correlation that stays counts one of them, that one stays too,
  /// but is silent.
  ///
  /// @param off ids
  public LoadedRules without(Set<String> off) {
    Map<String, CorrelationRule> byId = new HashMap<>();
    correlations.forEach(rule -> byId.put(rule.info().id(), rule));
    Set<String> counted = new HashSet<>();
    for (CorrelationRule rule : correlations) {
      if (!off.contains(rule.info().id())) {
        below(rule, byId, counted);
      }
    }
    return new LoadedRules(
        rules.stream()
            .filter(rule -> stays(rule.info().id(), off, counted))
            .map(rule -> off.contains(rule.info().id()) ? rule.silent() : rule)
            .toList(),
        correlations.stream()
            .filter(rule -> stays(rule.info().id(), off, counted))
            .map(rule -> off.contains(rule.info().id()) ? rule.silent() : rule)
            .toList(),
        keys,
        skipped,
        slots,
        statuses);
  }

  private static boolean stays(String id, Set<String> off, Set<String> counted) {
    return !off.contains(id) || counted.contains(id);
  }

  private static void below(
      CorrelationRule rule, Map<String, CorrelationRule> byId, Set<String> counted) {
    for (String base : rule.bases()) {
      CorrelationRule other = byId.get(base);
      if (counted.add(base) && other != null) {
        below(other, byId, counted);
      }
    }
  }

  /// How many rules were loaded, correlations included.
  public int size() {
    return rules.size() + correlations.size();
  }
}
