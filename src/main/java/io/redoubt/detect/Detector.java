package io.redoubt.detect;

import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.RuleSet;
import io.redoubt.detect.sigma.SigmaRule;
import io.redoubt.event.analysis.RulesReport;
import io.redoubt.event.finding.CorrelationRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rules of a run, ready to be asked. Shared by all workers, each of which takes a [#matcher()]
/// of its own. Thread-safe.
public final class Detector {
  private final LoadedRules loaded;
  private final Router router;
  private final Counting counting;

  /// Prepares these rules.
  public Detector(LoadedRules loaded) {
    this.loaded = loaded;
    this.router = new Router(loaded.rules());
    this.counting = new Counting(loaded);
  }

  /// Asks the rules about events, for one worker.
  public Matcher matcher() {
    return new Matcher(router, counting, loaded.slots());
  }

  /// The correlations, for whoever keeps their state.
  public List<CorrelationRule> correlations() {
    return loaded.correlations();
  }

  /// Which rules took part so far: a rule is inapplicable as long as no event of its log source has
  /// come.
  public RulesReport report() {
    Set<String> applicable = new HashSet<>();
    for (RuleSet set : router.used()) {
      for (SigmaRule rule : set.rules()) {
        applicable.add(rule.info().id());
      }
    }
    boolean progress = true;
    while (progress) {
      progress = false;
      for (CorrelationRule rule : loaded.correlations()) {
        progress |=
            rule.bases().stream().anyMatch(applicable::contains)
                && applicable.add(rule.info().id());
      }
    }
    return new RulesReport(loaded.size(), loaded.size() - applicable.size(), loaded.skipped());
  }
}
