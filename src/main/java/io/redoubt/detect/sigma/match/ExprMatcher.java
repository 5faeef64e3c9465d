package io.redoubt.detect.sigma.match;

import io.redoubt.detect.automaton.Automaton.Answer;
import io.redoubt.detect.sigma.rule.DatePart;
import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.Expression;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.Folding;
import io.redoubt.detect.sigma.rule.Glob;
import io.redoubt.detect.sigma.rule.Needs;
import io.redoubt.detect.sigma.rule.Network;
import io.redoubt.detect.sigma.rule.Numbers;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.detect.sigma.rule.ValueTest;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Answers what rules ask of an event as it is written: whether, and by which values.
public final class ExprMatcher {
  private static final int LONGEST_SHOWN = 2000;

  private ExprMatcher() {}

  /// Whether the event is what the rule looks for.
  public static boolean matches(SigmaRule rule, Values values) {
    return holds(rule.expr(), values);
  }

  static boolean holds(Expr expr, Values values) {
    return switch (expr) {
      case Expr.All(List<Expr> parts) -> every(parts, values);
      case Expr.Any(List<Expr> parts) -> some(parts, values);
      case Expr.Not(Expr part) -> !holds(part, values);
      case Expr.FieldTest(FieldRef field, List<ValueTest> tests, boolean all) ->
          tested(field, tests, all, values);
      case Expr.Keywords(List<ValueTest> tests, boolean all) -> {
        for (ValueTest test : tests) {
          if (somewhere(test, values) != all) {
            yield !all;
          }
        }
        yield all;
      }
    };
  }

  /* By index, as these are asked for most events, and an iterator would be an object each time. */
  private static boolean every(List<Expr> parts, Values values) {
    for (int i = 0; i < parts.size(); i++) {
      if (!holds(parts.get(i), values)) {
        return false;
      }
    }
    return true;
  }

  private static boolean some(List<Expr> parts, Values values) {
    for (int i = 0; i < parts.size(); i++) {
      if (holds(parts.get(i), values)) {
        return true;
      }
    }
    return false;
  }

  private static boolean tested(FieldRef field, List<ValueTest> tests, boolean all, Values values) {
    for (int i = 0; i < tests.size(); i++) {
      if (passes(tests.get(i), field, values) != all) {
        return !all;
      }
    }
    return all;
  }

  private static boolean passes(ValueTest test, FieldRef field, Values values) {
    return switch (test) {
      case ValueTest.Exists(boolean expected) -> values.raw(field).length > 0 == expected;
      case ValueTest.Absent() -> values.raw(field).length == 0;
      default -> find(test, field, values) != null;
    };
  }

  private static @org.jspecify.annotations.Nullable String find(
      ValueTest test, FieldRef field, Values values) {
    String[] raw = values.raw(field);
    if (raw.length == 0) {
      return null;
    }
    String[] compared = folds(test) ? values.folded(field) : raw;
    for (int i = 0; i < raw.length; i++) {
      if (passes(test, compared[i], values)) {
        return raw[i];
      }
    }
    return null;
  }

  private static boolean somewhere(ValueTest test, Values values) {
    for (String text : folds(test) ? values.foldedTexts() : values.texts()) {
      if (passes(test, text, values)) {
        return true;
      }
    }
    return false;
  }

  private static boolean folds(ValueTest test) {
    return test instanceof ValueTest.Text text && !text.cased();
  }

  private static boolean passes(ValueTest test, String value, Values values) {
    return switch (test) {
      case ValueTest.Text(Glob glob, _, boolean dashes) ->
          (dashes || value.length() < Values.LONG || glob.mayMatch(values.seen(value)))
              && values.effort().allows(steps(glob, dashes, value, values))
              && glob.matches(dashes ? values.dashes(value) : value);
      case ValueTest.Regex(Expression pattern, Needs needs) ->
          (value.length() < Values.LONG || needs.mayBeMet(values.seen(value)))
              && values.effort().allows((long) value.length() * needs.passes())
              && needs.met(value)
              && found(pattern, value, values.effort());
      case ValueTest.InNetwork(Network network) -> network.contains(values.address(value));
      case ValueTest.Compared(ValueTest.Comparison comparison, double bound) -> {
        OptionalDouble number = Numbers.parse(value);
        yield number.isPresent() && comparison.holds(number.getAsDouble(), bound);
      }
      case ValueTest.OfDate(DatePart part, ValueTest inner) -> {
        OptionalInt number = part.of(value);
        yield number.isPresent() && passes(inner, Integer.toString(number.getAsInt()), values);
      }
      case ValueTest.SameAs same -> sameAs(same, value, values);
      case ValueTest.Exists(boolean expected) -> expected;
      case ValueTest.Absent() -> false;
    };
  }

  private static long steps(Glob glob, boolean dashes, String value, Values values) {
    return glob.steps(value.length()) + (dashes ? values.dashSteps(value) : 0);
  }

  private static boolean found(Expression pattern, String value, Effort effort) {
    Answer quick =
        value.length() >= Values.LONG && effort.allows(value.length())
            ? pattern.quickly(value)
            : Answer.UNKNOWN;
    return quick == Answer.UNKNOWN
        ? effort.allows(pattern.steps(value)) && pattern.found(value)
        : quick == Answer.YES;
  }

  private static boolean sameAs(ValueTest.SameAs test, String value, Values values) {
    boolean whole = !test.openStart() && !test.openEnd();
    for (String raw : values.raw(test.other())) {
      if (whole && raw.length() != value.length()) {
        continue; // folding keeps lengths
      }
      String mine = test.cased() ? value : Folding.fold(value);
      String other = test.cased() ? raw : Folding.fold(raw);
      long steps = mine.length() + other.length() + (long) mine.length() * other.length() / 16;
      if (!values.effort().allows(steps)) {
        return false;
      }
      boolean same =
          test.openStart()
              ? test.openEnd() ? mine.contains(other) : mine.endsWith(other)
              : test.openEnd() ? mine.startsWith(other) : mine.equals(other);
      if (same) {
        return true;
      }
    }
    return false;
  }

  /// Adds the field and value that passed this test, or the texts that did; nothing for what is no
  /// test.
  static void tell(Expr test, Values values, Map<String, String> matched) {
    switch (test) {
      case Expr.FieldTest(FieldRef field, List<ValueTest> tests, _) -> {
        for (int i = 0; i < tests.size() && !matched.containsKey(field.name()); i++) {
          String value = find(tests.get(i), field, values);
          if (value != null) {
            matched.put(field.name(), shown(value));
          }
        }
      }
      case Expr.Keywords(List<ValueTest> tests, _) -> {
        String[] texts = values.texts();
        String[] folded = values.foldedTexts();
        for (int i = 0; i < texts.length; i++) {
          String text = texts[i];
          String without = folded[i];
          if (tests.stream().anyMatch(t -> passes(t, folds(t) ? without : text, values))) {
            matched.putIfAbsent("event.original", shown(text));
          }
        }
      }
      case Expr.All _, Expr.Any _, Expr.Not _ -> {}
    }
  }

  private static String shown(String value) {
    return value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN);
  }
}
