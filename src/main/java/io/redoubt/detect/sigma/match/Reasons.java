package io.redoubt.detect.sigma.match;

import io.redoubt.detect.automaton.States;
import io.redoubt.detect.sigma.rule.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells which fields and values made a rule match. Which of several alternatives hold is asked in
/// the quick form of a [Question]; these are made when the rule matches first, as most never do.
/// Thread-safe.
final class Reasons {
  /// What can be told of a part of a rule.
  private sealed interface Part {
    /// All parts hold, and each tells its own.
    record Each(List<Part> parts) implements Part {}

    /// Those parts tell their own that hold.
    record Some(List<Question> questions, List<Part> parts) implements Part {}

    /// A test that tells its value.
    record Test(Expr expr) implements Part {}

    /// What does not stand there has nothing to tell.
    record Nothing() implements Part {}
  }

  private final Expr expr;
  private final States states;
  private volatile @Nullable Part made;

  /// For a rule that asks this.
  Reasons(Expr expr, States states) {
    this.expr = expr;
    this.states = states;
  }

  /// Adds the fields and values of an event that the rule matches.
  void tell(Values values, Map<String, String> matched) {
    Part part = made;
    if (part == null) {
      part = of(expr);
      made = part;
    }
    tell(part, values, matched);
  }

  private Part of(Expr some) {
    return switch (some) {
      case Expr.All(List<Expr> parts) -> new Part.Each(parts.stream().map(this::of).toList());
      case Expr.Any(List<Expr> parts) -> {
        List<Question> questions = new ArrayList<>();
        parts.forEach(part -> questions.add(Question.of(part, states)));
        yield new Part.Some(questions, parts.stream().map(this::of).toList());
      }
      case Expr.Not _ -> new Part.Nothing();
      case Expr.FieldTest _, Expr.Keywords _ -> new Part.Test(some);
    };
  }

  private static void tell(Part some, Values values, Map<String, String> matched) {
    switch (some) {
      case Part.Each(List<Part> parts) -> parts.forEach(part -> tell(part, values, matched));
      case Part.Some(List<Question> questions, List<Part> parts) -> {
        for (int i = 0; i < parts.size(); i++) {
          if (questions.get(i).holds(values)) {
            tell(parts.get(i), values, matched);
          }
        }
      }
      case Part.Test(Expr test) -> ExprMatcher.tell(test, values, matched);
      case Part.Nothing() -> {}
    }
  }
}
