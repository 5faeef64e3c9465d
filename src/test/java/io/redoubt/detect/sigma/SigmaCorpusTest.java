package io.redoubt.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.analysis.RulesReport.Skipped;
import io.redoubt.testing.Figures;
import io.redoubt.testing.SigmaHq;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigmaCorpusTest {
  @Test
  void loadsEveryRuleOrSaysWhatTheSpecificationHoldsAgainstIt() {
    LoadedRules rules = SigmaHq.rules();
    List<String> reasons = rules.skipped().stream().map(RuleLoader::line).toList();
    int all = rules.size() + reasons.size();
    Figures.atLeast("Sigma rules loaded", 0.999, rules.size(), all);
    reasons.forEach(reason -> Figures.report("Sigma rule rejected", reason, "-"));
    assertThat(rules.skipped().stream().map(Skipped::reason))
        .allSatisfy(reason -> assertThat(reason).contains("placeholder"));
    long known = rules.rules().stream().filter(rule -> !rule.scopes().isEmpty()).count();
    Figures.atLeast("Sigma rules whose log source is known", 0.98, known, rules.size());
  }
}
