package io.redoubt.detect.book;

import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.RuleInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which of the loaded rules are used, by what their authors say of them.
///
/// @param least rules of a lower level are not used
/// @param statuses only rules of these statuses are used; empty: of any
public record RuleFilter(Severity least, Set<String> statuses) {
  /// All rules.
  public static final RuleFilter NONE = new RuleFilter(Severity.INFORMATIONAL, Set.of());

  /// The statuses of rules that can be used. Source: Sigma specification 2.1.0, `status`; rules
  /// that are `deprecated` or `unsupported` are never loaded.
  public static final List<String> STATUSES = List.of("stable", "test", "experimental");

  /// Copies the set.
  public RuleFilter {
    statuses = Set.copyOf(statuses);
  }

  /// Ids of the rules that are not used.
  public Set<String> unwanted(LoadedRules rules) {
    Set<String> ids = new HashSet<>();
    Stream.concat(
            rules.rules().stream().map(rule -> rule.info()),
            rules.correlations().stream().map(rule -> rule.info()))
        .filter(rule -> !wanted(rule, rules.statuses().getOrDefault(rule.id(), "test")))
        .forEach(rule -> ids.add(rule.id()));
    return ids;
  }

  private boolean wanted(RuleInfo rule, String status) {
    return rule.level().compareTo(least) >= 0 && (statuses.isEmpty() || statuses.contains(status));
  }
}
