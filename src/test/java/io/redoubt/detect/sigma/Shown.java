package io.redoubt.detect.sigma;

import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.detect.sigma.rule.ValueTest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Loaded rules as lines, so that two sets can be compared: all that later stages see of them.
final class Shown {
  private Shown() {}

  /* Numbers of fields say nothing: fields that nobody asks for may have one. */
  private static String plain(String text) {
    return text.replaceAll("slot=\\d+", "").replaceAll("\\d+\u0001|(?<=s)\\d+(?=true|false)", "");
  }

  static List<String> of(LoadedRules rules) {
    List<String> lines = new ArrayList<>();
    for (SigmaRule rule : rules.rules()) {
      lines.add(
          rule.info()
              + rule.name()
              + rule.source()
              + rule.scopes()
              + rule.alerts()
              + plain(order(rule.expr())));
    }
    rules.correlations().forEach(rule -> lines.add(rule.toString()));
    new TreeMap<>(rules.keys())
        .forEach((id, keys) -> lines.add(plain(id + " " + new TreeMap<>(keys))));
    rules.skipped().forEach(skipped -> lines.add(RuleLoader.line(skipped)));
    new TreeMap<>(rules.statuses()).forEach((id, status) -> lines.add(id + " " + status));
    return lines;
  }

  /* With the order of its parts, which a canonical form does not have. */
  private static String order(Expr expr) {
    return switch (expr) {
      case Expr.All(List<Expr> parts) -> "all" + parts.stream().map(Shown::order).toList();
      case Expr.Any(List<Expr> parts) -> "any" + parts.stream().map(Shown::order).toList();
      case Expr.Not(Expr part) -> "not " + order(part);
      case Expr.FieldTest(FieldRef field, List<ValueTest> tests, _) ->
          field
              + Canonical.of(expr).text()
              + tests.stream()
                  .map(test -> test instanceof ValueTest.SameAs same ? same.other() : "")
                  .toList();
      case Expr.Keywords _ -> Canonical.of(expr).text();
    };
  }
}
