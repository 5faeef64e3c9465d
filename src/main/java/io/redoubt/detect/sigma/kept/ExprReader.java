package io.redoubt.detect.sigma.kept;

import io.redoubt.detect.sigma.rule.DatePart;
import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.Expression;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.Glob;
import io.redoubt.detect.sigma.rule.Network;
import io.redoubt.detect.sigma.rule.ValueTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads what [ExprWriter] wrote.
///
/// @param in where it stands
/// @param fields by number
record ExprReader(PackedIn in, FieldRef[] fields) {
  private static final DatePart[] PARTS = DatePart.values();
  private static final ValueTest.Comparison[] COMPARISONS = ValueTest.Comparison.values();

  /// The next expression.
  Expr expr() throws IOException {
    int kind = in.number();
    return switch (kind) {
      case 'a' -> new Expr.All(several());
      case 'o' -> new Expr.Any(several());
      case 'n' -> new Expr.Not(expr());
      case 'f' -> {
        FieldRef field = field();
        boolean all = in.flag();
        yield new Expr.FieldTest(field, tests(), all);
      }
      case 'k' -> {
        boolean all = in.flag();
        yield new Expr.Keywords(tests(), all);
      }
      default -> throw PackedIn.damaged();
    };
  }

  private List<Expr> several() throws IOException {
    int size = in.count();
    List<Expr> parts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      parts.add(expr());
    }
    return parts;
  }

  private List<ValueTest> tests() throws IOException {
    int size = in.count();
    List<ValueTest> tests = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      tests.add(test());
    }
    return tests;
  }

  private FieldRef field() throws IOException {
    return fields[in.below(fields.length)];
  }

  private ValueTest test() throws IOException {
    int kind = in.number();
    return switch (kind) {
      case 't' -> {
        List<String> pieces = in.texts();
        boolean openStart = in.flag();
        Glob glob = Glob.of(pieces, openStart, in.flag());
        boolean cased = in.flag();
        yield new ValueTest.Text(glob, cased, in.flag());
      }
      case 'r' -> {
        String pattern = in.text();
        yield ValueTest.Regex.of(Expression.sound(pattern, in.number()));
      }
      case 'i' -> {
        byte[] address = in.raw(in.number());
        yield new ValueTest.InNetwork(new Network(address, in.number()));
      }
      case 'c' -> {
        ValueTest.Comparison comparison = COMPARISONS[in.below(COMPARISONS.length)];
        yield new ValueTest.Compared(comparison, in.real());
      }
      case 'e' -> new ValueTest.Exists(in.flag());
      case '0' -> new ValueTest.Absent();
      case 's' -> sameAs();
      case 'd' -> {
        DatePart part = PARTS[in.below(PARTS.length)];
        yield new ValueTest.OfDate(part, test());
      }
      default -> throw PackedIn.damaged();
    };
  }

  private ValueTest sameAs() throws IOException {
    FieldRef other = field();
    boolean start = in.flag();
    boolean end = in.flag();
    return new ValueTest.SameAs(other, start, end, in.flag());
  }
}
