package io.redoubt.detect.coverage;

import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.RuleInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which techniques the rules of a run could tell of. A rule counts if it alerts by itself and a
/// format of ours delivers its log source: what cannot fire covers nothing.
///
/// @param techniques rules by technique id (`T1110`, `T1110.003`), in the order of loading
/// @param untagged rules that could fire and name no technique
/// @param blind rules whose log source no format delivers
public record Coverage(
    SortedMap<String, List<RuleInfo>> techniques, List<RuleInfo> untagged, List<RuleInfo> blind) {
  /// Copies the collections.
  public Coverage {
    SortedMap<String, List<RuleInfo>> copy = new TreeMap<>();
    techniques.forEach((id, rules) -> copy.put(id, List.copyOf(rules)));
    techniques = Collections.unmodifiableSortedMap(copy);
    untagged = List.copyOf(untagged);
    blind = List.copyOf(blind);
  }

  /// The coverage of these rules.
  public static Coverage of(LoadedRules rules) {
    SortedMap<String, List<RuleInfo>> techniques = new TreeMap<>();
    List<RuleInfo> untagged = new ArrayList<>();
    List<RuleInfo> blind = new ArrayList<>();
    for (SigmaRule rule : rules.rules()) {
      if (rule.alerts()) {
        if (rule.scopes().isEmpty()) {
          blind.add(rule.info());
        } else {
          sort(rule.info(), techniques, untagged);
        }
      }
    }
    for (CorrelationRule rule : rules.correlations()) {
      if (rule.alerts()) {
        sort(rule.info(), techniques, untagged);
      }
    }
    return new Coverage(techniques, untagged, blind);
  }

  private static void sort(
      RuleInfo rule, SortedMap<String, List<RuleInfo>> techniques, List<RuleInfo> untagged) {
    if (rule.techniques().isEmpty()) {
      untagged.add(rule);
    }
    for (String technique : rule.techniques()) {
      techniques.computeIfAbsent(technique, _ -> new ArrayList<>()).add(rule);
    }
  }
}
