package io.redoubt.detect.sigma.match;

import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.ValueTest;
import java.util.List;

/// What can become of a question by the fields alone that a kind of event has.
///
/// @param yes whether it may be answered so for some such event
/// @param no the same
record Possible(boolean yes, boolean no) {
  private static final Possible OPEN = new Possible(true, true);
  private static final Possible SURE = new Possible(true, false);
  private static final Possible NEVER = new Possible(false, true);

  /// What can become of it for events of this layout.
  static Possible of(Expr expr, Layout layout) {
    return switch (expr) {
      case Expr.All(List<Expr> parts) ->
          parts.stream().map(part -> of(part, layout)).reduce(SURE, Possible::and);
      case Expr.Any(List<Expr> parts) ->
          parts.stream().map(part -> of(part, layout).not()).reduce(SURE, Possible::and).not();
      case Expr.Not(Expr part) -> of(part, layout).not();
      case Expr.Keywords _ -> OPEN;
      case Expr.FieldTest(FieldRef field, List<ValueTest> tests, boolean all) -> {
        boolean absent = layout.where(field) == Layout.ABSENT;
        yield all
            ? tests.stream().map(test -> of(test, absent, layout)).reduce(SURE, Possible::and)
            : tests.stream()
                .map(test -> of(test, absent, layout).not())
                .reduce(SURE, Possible::and)
                .not();
      }
    };
  }

  private static Possible of(ValueTest test, boolean absent, Layout layout) {
    return switch (test) {
      case ValueTest.Exists(boolean expected) -> absent == expected ? NEVER : SURE;
      case ValueTest.Absent() -> absent ? SURE : NEVER;
      case ValueTest.SameAs same ->
          absent || layout.where(same.other()) == Layout.ABSENT ? NEVER : OPEN;
      case ValueTest.Text _,
          ValueTest.Regex _,
          ValueTest.InNetwork _,
          ValueTest.Compared _,
          ValueTest.OfDate _ ->
          absent ? NEVER : OPEN;
    };
  }

  private Possible and(Possible other) {
    return new Possible(yes && other.yes, no || other.no);
  }

  private Possible not() {
    return new Possible(no, yes);
  }
}
