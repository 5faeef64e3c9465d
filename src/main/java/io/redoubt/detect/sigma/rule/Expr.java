package io.redoubt.detect.sigma.rule;

import java.util.List;

/// What a rule asks of an event: selections joined by its condition.
public sealed interface Expr {
  /// Every part holds.
  record All(List<Expr> parts) implements Expr {
    /// Copies the parts.
    public All {
      parts = List.copyOf(parts);
    }
  }

  /// Some part holds.
  record Any(List<Expr> parts) implements Expr {
    /// Copies the parts.
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /// The part does not hold.
  record Not(Expr part) implements Expr {}

  /// Some value of the field passes a test; with `all`, every test is passed by some value.
  record FieldTest(FieldRef field, List<ValueTest> tests, boolean all) implements Expr {
    /// Copies the tests.
    public FieldTest {
      tests = List.copyOf(tests);
    }
  }

  /// Some text of the event passes a test; with `all`, every test is passed by some text.
  record Keywords(List<ValueTest> tests, boolean all) implements Expr {
    /// Copies the tests.
    public Keywords {
      tests = List.copyOf(tests);
    }
  }

  /// Joins parts with *and*.
  static Expr all(List<Expr> parts) {
    return parts.size() == 1 ? parts.getFirst() : new All(parts);
  }

  /// Joins parts with *or*.
  static Expr any(List<Expr> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Any(parts);
  }
}
