package io.redoubt.detect.sigma.rule;

import io.redoubt.event.finding.RuleInfo;
import io.redoubt.taxonomy.sigma.LogSource;
import io.redoubt.taxonomy.sigma.Scope;
import java.util.List;

/// A detection rule, ready to be asked.
///
/// @param info how it is shown when it fires
/// @param name by which correlations may refer to it; may be empty
/// @param source the log source it names
/// @param scopes where our events of that source are; empty when no format of ours holds it
/// @param asked what it asks
/// @param alerts whether its hits are findings, or only count in correlations
public record SigmaRule(
    RuleInfo info, String name, LogSource source, List<Scope> scopes, Asked asked, boolean alerts) {
  /// Copies the scopes.
  public SigmaRule {
    scopes = List.copyOf(scopes);
  }

  /// What it asks.
  public Expr expr() {
    return asked.expr();
  }

  /// The same rule, silent on its own.
  public SigmaRule silent() {
    return new SigmaRule(info, name, source, scopes, asked, false);
  }

  /// The same rule, silent where `filter` holds.
  public SigmaRule except(Expr filter) {
    Asked narrowed = Asked.later(() -> Expr.all(List.of(expr(), new Expr.Not(filter))));
    return new SigmaRule(info, name, source, scopes, narrowed, alerts);
  }
}
