package io.redoubt.detect;

import io.redoubt.detect.injection.LogInjection;
import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.match.RuleSet;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.analysis.RuleCosts;
import io.redoubt.event.analysis.RulesReport;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.Finding;
import io.redoubt.guard.InstructionDetector;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The rules of a run, ready to be asked. Shared by all workers, each of which takes a [#matcher()]
/// of its own. Thread-safe.
public final class Detector {
  private final LoadedRules loaded;
  private final Router router;
  private final Counting counting;
  private final Optional<Supplier<LogInjection>> injection;
  private final Optional<RuleMeter> meter;

  /// Prepares these rules, without the built-in ones.
  public Detector(LoadedRules loaded) {
    this(loaded, Optional.empty());
  }

  /// Prepares these rules.
  ///
  /// @param instructions for the built-in rule `redoubt-log-injection`; empty: it is off
  public Detector(LoadedRules loaded, Optional<InstructionDetector> instructions) {
    this(loaded, instructions, Optional.empty());
  }

  /// Prepares these rules, and measures what they cost.
  ///
  /// @param meter where that is counted; empty: it is not, and measuring costs nothing
  public Detector(
      LoadedRules loaded, Optional<InstructionDetector> instructions, Optional<RuleMeter> meter) {
    this.loaded = loaded;
    this.meter = meter;
    this.injection = instructions.map(LogInjection::with);
    this.router = new Router(loaded.rules());
    this.counting = new Counting(loaded);
  }

  /// Asks the rules about events, for one worker.
  public Matcher matcher() {
    return new Matcher(router, counting, loaded.slots(), meter);
  }

  /// Looks for instructions to a language model, for one worker; empty when our own rules are off.
  public Optional<LogInjection> injection() {
    return injection.map(Supplier::get);
  }

  /// Whether our own rules are on.
  public boolean own() {
    return injection.isPresent();
  }

  /// The correlations, for whoever keeps their state.
  public List<CorrelationRule> correlations() {
    return loaded.correlations();
  }

  /// Counts a finding of a correlation where costs are measured.
  public void fired(Finding finding) {
    meter.ifPresent(m -> m.fired(finding));
  }

  /// What the rules cost so far; empty when that is not measured.
  public Optional<RuleCosts> costs() {
    return meter.map(RuleMeter::costs);
  }

  /// Which rules took part so far: a rule is inapplicable as long as no event of its log source has
  /// come.
  public RulesReport report() {
    Set<String> applicable = applicable();
    return new RulesReport(loaded.size(), loaded.size() - applicable.size(), loaded.skipped());
  }

  /// Ids of the rules of whose log source an event has come so far.
  public Set<String> applicable() {
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
    return applicable;
  }
}
