package io.redoubt.detect.sigma.kept;

import io.redoubt.detect.sigma.rule.DatePart;
import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.Expression;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.Glob;
import io.redoubt.detect.sigma.rule.Network;
import io.redoubt.detect.sigma.rule.ValueTest;
import java.util.List;
import java.util.Map;

/// What rules ask, as bytes.
///
/// @param out where they go
/// @param fields the numbers of fields
record ExprWriter(PackedOut out, Map<FieldRef, Integer> fields) {
  /// Numbers the fields of an expression.
  void collect(Expr expr) {
    switch (expr) {
      case Expr.All(List<Expr> parts) -> parts.forEach(this::collect);
      case Expr.Any(List<Expr> parts) -> parts.forEach(this::collect);
      case Expr.Not(Expr part) -> collect(part);
      case Expr.FieldTest(FieldRef field, List<ValueTest> tests, _) -> {
        fields.putIfAbsent(field, fields.size());
        tests.forEach(this::collect);
      }
      case Expr.Keywords(List<ValueTest> tests, _) -> tests.forEach(this::collect);
    }
  }

  private void collect(ValueTest test) {
    switch (test) {
      case ValueTest.SameAs(FieldRef other, _, _, _) -> fields.putIfAbsent(other, fields.size());
      case ValueTest.OfDate(_, ValueTest inner) -> collect(inner);
      case ValueTest.Text _,
          ValueTest.Regex _,
          ValueTest.InNetwork _,
          ValueTest.Compared _,
          ValueTest.Exists _,
          ValueTest.Absent _ -> {}
    }
  }

  /// Writes an expression whose fields have numbers.
  void expr(Expr expr) {
    switch (expr) {
      case Expr.All(List<Expr> parts) -> several('a', parts);
      case Expr.Any(List<Expr> parts) -> several('o', parts);
      case Expr.Not(Expr part) -> {
        out.number('n');
        expr(part);
      }
      case Expr.FieldTest(FieldRef field, List<ValueTest> tests, boolean all) -> {
        out.number('f');
        field(field);
        tests(tests, all);
      }
      case Expr.Keywords(List<ValueTest> tests, boolean all) -> {
        out.number('k');
        tests(tests, all);
      }
    }
  }

  private void several(char kind, List<Expr> parts) {
    out.number(kind);
    out.number(parts.size());
    parts.forEach(this::expr);
  }

  private void tests(List<ValueTest> tests, boolean all) {
    out.flag(all);
    out.number(tests.size());
    tests.forEach(this::test);
  }

  private void field(FieldRef field) {
    Integer number = fields.get(field);
    if (number == null) {
      throw new IllegalStateException("field " + field.name() + " has no number");
    }
    out.number(number);
  }

  private void test(ValueTest test) {
    switch (test) {
      case ValueTest.Text(Glob glob, boolean cased, boolean dashes) -> {
        out.number('t');
        out.texts(glob.pieces());
        out.flag(glob.openStart());
        out.flag(glob.openEnd());
        out.flag(cased);
        out.flag(dashes);
      }
      case ValueTest.Regex(Expression pattern, _) -> {
        out.number('r');
        out.text(pattern.pattern());
        out.number(pattern.flags());
      }
      case ValueTest.InNetwork(Network network) -> {
        out.number('i');
        out.number(network.address().length);
        out.raw(network.address());
        out.number(network.bits());
      }
      case ValueTest.Compared(var comparison, double bound) -> {
        out.number('c');
        out.number(comparison.ordinal());
        out.real(bound);
      }
      case ValueTest.Exists(boolean expected) -> {
        out.number('e');
        out.flag(expected);
      }
      case ValueTest.Absent() -> out.number('0');
      case ValueTest.SameAs(FieldRef other, boolean start, boolean end, boolean cased) -> {
        out.number('s');
        field(other);
        out.flag(start);
        out.flag(end);
        out.flag(cased);
      }
      case ValueTest.OfDate(DatePart part, ValueTest inner) -> {
        out.number('d');
        out.number(part.ordinal());
        test(inner);
      }
    }
  }
}
