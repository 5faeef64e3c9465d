package io.redoubt.detect.sigma.rule;

/// A question about the value of one field.
public sealed interface ValueTest {
  /// The value is this text, in any case unless `cased`.
  ///
  /// @param glob folded unless `cased`
  /// @param cased whether case counts
  /// @param dashes whether `-`, `/` and the long dashes are the same
  record Text(Glob glob, boolean cased, boolean dashes) implements ValueTest {}

  /// The pattern is found in the value.
  ///
  /// @param needs what stands in every such value, asked first as it is quicker to see
  record Regex(Expression pattern, Needs needs) implements ValueTest {
    /// A test for this pattern.
    public static Regex of(Expression pattern) {
      return new Regex(pattern, Needs.of(pattern.pattern()));
    }

    boolean found(String value) {
      return needs.met(value) && pattern.found(value);
    }
  }

  /// The value is an address in the network.
  record InNetwork(Network network) implements ValueTest {}

  /// The value is a number that compares so.
  record Compared(Comparison comparison, double bound) implements ValueTest {}

  /// The field is there, or is not.
  record Exists(boolean expected) implements ValueTest {}

  /// The field has no value: YAML's null.
  record Absent() implements ValueTest {}

  /// The value is, begins with, ends with or contains the value of another field.
  record SameAs(FieldRef other, boolean openStart, boolean openEnd, boolean cased)
      implements ValueTest {}

  /// A part of the value, read as a date, answers another question.
  record OfDate(DatePart part, ValueTest inner) implements ValueTest {}

  /// How two numbers are compared.
  enum Comparison {
    /// Less.
    LT,
    /// Less or equal.
    LTE,
    /// Greater.
    GT,
    /// Greater or equal.
    GTE;

    /// Whether the value stands so to the bound; never where one of them is no number.
    public boolean holds(double value, double bound) {
      return switch (this) {
        case LT -> value < bound;
        case LTE -> value <= bound;
        case GT -> value > bound;
        case GTE -> value >= bound;
      };
    }
  }
}
