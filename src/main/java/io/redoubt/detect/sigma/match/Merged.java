package io.redoubt.detect.sigma.match;

import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.ValueTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts what is asked of one field together, so that one look at it answers all: what several parts
/// look for of which one is enough, and what several parts forbid. Changes no answer.
final class Merged {
  /* Larger automata than this would need too many states. */
  private static final int MOST = 64;

  private Merged() {}

  /// The same as these parts, which all must hold.
  static List<Expr> all(List<Expr> parts) {
    List<Expr> kept = new ArrayList<>();
    List<Expr> forbidden = new ArrayList<>();
    parts.forEach(part -> flattenAll(part, kept, forbidden));
    any(forbidden).forEach(part -> kept.add(new Expr.Not(part)));
    return kept;
  }

  /// The same as these parts, of which one is enough.
  static List<Expr> any(List<Expr> parts) {
    List<Expr> kept = new ArrayList<>();
    Map<Integer, Expr.FieldTest> byField = new LinkedHashMap<>();
    List<Expr> flat = new ArrayList<>();
    parts.forEach(part -> flattenAny(part, flat));
    for (Expr part : flat) {
      if (part instanceof Expr.FieldTest test && simple(test)) {
        Expr.FieldTest other = byField.get(test.field().slot());
        if (other == null) {
          byField.put(test.field().slot(), test);
          continue;
        }
        if (other.tests().size() + test.tests().size() <= MOST) {
          byField.put(test.field().slot(), joined(other, test));
          continue;
        }
      }
      kept.add(part);
    }
    List<Expr> all = new ArrayList<>(byField.values());
    all.addAll(kept);
    return all;
  }

  private static void flattenAll(Expr part, List<Expr> kept, List<Expr> forbidden) {
    switch (part) {
      case Expr.All(List<Expr> parts) -> parts.forEach(p -> flattenAll(p, kept, forbidden));
      case Expr.Not(Expr.Not(Expr inner)) -> flattenAll(inner, kept, forbidden);
      case Expr.Not(Expr inner) -> flattenAny(inner, forbidden);
      default -> kept.add(part);
    }
  }

  private static void flattenAny(Expr part, List<Expr> flat) {
    if (part instanceof Expr.Any(List<Expr> parts)) {
      parts.forEach(p -> flattenAny(p, flat));
    } else {
      flat.add(part);
    }
  }

  private static boolean simple(Expr.FieldTest test) {
    return (!test.all() || test.tests().size() == 1) && Question.textual(test.tests());
  }

  private static Expr.FieldTest joined(Expr.FieldTest one, Expr.FieldTest other) {
    List<ValueTest> tests = new ArrayList<>(one.tests());
    tests.addAll(other.tests());
    return new Expr.FieldTest(one.field(), List.copyOf(tests), false);
  }
}
