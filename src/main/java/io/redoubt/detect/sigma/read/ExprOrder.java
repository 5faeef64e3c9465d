package io.redoubt.detect.sigma.read;

import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.Glob;
import io.redoubt.detect.sigma.rule.ValueTest;
import java.util.Comparator;
import java.util.List;

/// Puts the parts of what a rule asks in the order of their cost, which changes no answer.
final class ExprOrder {
  private ExprOrder() {}

  /// The same question, cheap parts first.
  static Expr cheapFirst(Expr expr) {
    return switch (expr) {
      case Expr.All(List<Expr> parts) -> new Expr.All(sorted(parts));
      case Expr.Any(List<Expr> parts) -> new Expr.Any(sorted(parts));
      case Expr.Not(Expr part) -> new Expr.Not(cheapFirst(part));
      case Expr.FieldTest _, Expr.Keywords _ -> expr;
    };
  }

  private static List<Expr> sorted(List<Expr> parts) {
    return parts.stream()
        .map(ExprOrder::cheapFirst)
        .sorted(Comparator.comparingInt(ExprOrder::cost))
        .toList();
  }

  private static int cost(Expr expr) {
    return switch (expr) {
      case Expr.All(List<Expr> parts) -> parts.stream().mapToInt(ExprOrder::cost).sum();
      case Expr.Any(List<Expr> parts) -> parts.stream().mapToInt(ExprOrder::cost).sum();
      case Expr.Not(Expr part) -> 1 + cost(part);
      case Expr.FieldTest(_, List<ValueTest> tests, _) ->
          tests.stream().mapToInt(ExprOrder::cost).sum();
      case Expr.Keywords(List<ValueTest> tests, _) -> 500 * tests.size();
    };
  }

  private static int cost(ValueTest test) {
    return switch (test) {
      case ValueTest.Exists _, ValueTest.Absent _ -> 1;
      case ValueTest.Text(Glob glob, _, boolean dashes) ->
          dashes ? 8 : glob.exact() == null ? 4 : 2;
      case ValueTest.Compared _, ValueTest.InNetwork _ -> 5;
      case ValueTest.SameAs _, ValueTest.OfDate _ -> 20;
      case ValueTest.Regex _ -> 200;
    };
  }
}
