package io.redoubt.cli.rules;

import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.RuleInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A rule as `rules list` and `rules show` tell of it.
///
/// @param info the rule
/// @param source its log source, or the kind of a correlation
record RuleLine(RuleInfo info, String source) {
  private static final Comparator<RuleLine> BY_LEVEL =
      Comparator.comparing((RuleLine line) -> line.info.level())
          .reversed()
          .thenComparing(line -> line.info.path())
          .thenComparing(line -> line.info.title());

  static List<RuleLine> of(LoadedRules rules) {
    List<RuleLine> lines = new ArrayList<>();
    for (SigmaRule rule : rules.rules()) {
      lines.add(new RuleLine(rule.info(), rule.source().toString()));
    }
    for (CorrelationRule rule : rules.correlations()) {
      lines.add(new RuleLine(rule.info(), "correlation"));
    }
    lines.sort(BY_LEVEL);
    return lines;
  }

  String row() {
    return String.format(
        java.util.Locale.ROOT,
        "%-13s %-38s %-26s %s",
        info.level().id(),
        info.id(),
        String.join(" ", info.techniques()),
        info.title());
  }

  boolean meant(String wanted) {
    return info.id().equals(wanted)
        || info.id().startsWith(wanted)
        || info.title().equalsIgnoreCase(wanted)
        || info.path().equals(wanted);
  }
}
