package io.redoubt.detect.sigma;

import io.redoubt.detect.sigma.rule.DatePart;
import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.Glob;
import io.redoubt.detect.sigma.rule.Network;
import io.redoubt.detect.sigma.rule.ValueTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// An expression in a form in which two that ask the same are equal, however they are written:
/// nested *and* and *or* flattened, parts sorted and each there once, a list of values taken as an
/// *or* of single ones. Immutable.
sealed interface Canonical {
  /// What stands for it; equal texts mean equal questions.
  String text();

  /// A question that is not split further.
  record Leaf(String text) implements Canonical {}

  /// Every part holds; at least two parts.
  record Every(List<Canonical> parts, String text) implements Canonical {}

  /// Some part holds; at least two parts.
  record Some(List<Canonical> parts, String text) implements Canonical {}

  /// The part does not hold.
  record Not(Canonical part, String text) implements Canonical {}

  /// The form of an expression.
  static Canonical of(Expr expr) {
    return switch (expr) {
      case Expr.All(List<Expr> parts) -> every(parts.stream().map(Canonical::of).toList());
      case Expr.Any(List<Expr> parts) -> some(parts.stream().map(Canonical::of).toList());
      case Expr.Not(Expr part) -> not(of(part));
      case Expr.FieldTest(FieldRef field, List<ValueTest> tests, boolean all) -> {
        String at = field.slot() + "\u0001";
        List<Canonical> leaves = leaves(at, tests);
        yield all ? every(leaves) : some(leaves);
      }
      case Expr.Keywords(List<ValueTest> tests, boolean all) -> {
        List<Canonical> leaves = leaves("\u0002", tests);
        yield all ? every(leaves) : some(leaves);
      }
    };
  }

  private static List<Canonical> leaves(String at, List<ValueTest> tests) {
    return tests.stream().<Canonical>map(test -> new Leaf(at + text(test))).toList();
  }

  private static String text(ValueTest test) {
    return switch (test) {
      case ValueTest.Text(Glob glob, boolean cased, boolean dashes) ->
          "t" + cased + dashes + glob.written();
      case ValueTest.Regex(var pattern, _) -> "r" + pattern.flags() + pattern.pattern();
      case ValueTest.InNetwork(Network network) ->
          "n" + java.util.HexFormat.of().formatHex(network.address()) + "/" + network.bits();
      case ValueTest.Compared(var comparison, double bound) -> "c" + comparison + bound;
      case ValueTest.Exists(boolean expected) -> "e" + expected;
      case ValueTest.Absent() -> "a";
      case ValueTest.SameAs(FieldRef other, boolean start, boolean end, boolean cased) ->
          "s" + other.slot() + start + end + cased;
      case ValueTest.OfDate(DatePart part, ValueTest inner) -> "d" + part + text(inner);
    };
  }

  private static Canonical not(Canonical part) {
    return part instanceof Not(Canonical inner, _)
        ? inner
        : new Not(part, "!(" + part.text() + ")");
  }

  private static Canonical every(List<Canonical> parts) {
    List<Canonical> flat = new ArrayList<>();
    for (Canonical part : parts) {
      if (part instanceof Every(List<Canonical> inner, _)) {
        flat.addAll(inner);
      } else {
        flat.add(part);
      }
    }
    List<Canonical> once = once(flat);
    return once.size() == 1 ? once.getFirst() : new Every(once, joined("&", once));
  }

  private static Canonical some(List<Canonical> parts) {
    List<Canonical> flat = new ArrayList<>();
    for (Canonical part : parts) {
      if (part instanceof Some(List<Canonical> inner, _)) {
        flat.addAll(inner);
      } else {
        flat.add(part);
      }
    }
    List<Canonical> once = once(flat);
    return once.size() == 1 ? once.getFirst() : new Some(once, joined("|", once));
  }

  private static List<Canonical> once(List<Canonical> parts) {
    Set<String> seen = new TreeSet<>();
    return parts.stream()
        .filter(part -> seen.add(part.text()))
        .sorted(java.util.Comparator.comparing(Canonical::text))
        .toList();
  }

  private static String joined(String operator, List<Canonical> parts) {
    StringBuilder text = new StringBuilder("(");
    parts.forEach(part -> text.append(part.text()).append(operator).append('\u0003'));
    return text.append(')').toString();
  }

  /// Whether this one never holds without the other holding too. `false` where that is not certain.
  default boolean implies(Canonical other) {
    if (text().equals(other.text())) {
      return true;
    }
    if (this instanceof Some(List<Canonical> parts, _)) {
      return parts.stream().allMatch(part -> part.implies(other));
    }
    if (other instanceof Every(List<Canonical> parts, _)) {
      return parts.stream().allMatch(this::implies);
    }
    boolean part =
        this instanceof Every(List<Canonical> mine, _)
            && mine.stream().anyMatch(one -> one.implies(other));
    return part
        || (other instanceof Some(List<Canonical> parts, _)
            && parts.stream().anyMatch(this::implies))
        || (this instanceof Not(Canonical a, _)
            && other instanceof Not(Canonical b, _)
            && b.implies(a));
  }
}
