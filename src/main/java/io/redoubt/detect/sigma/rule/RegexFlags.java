package io.redoubt.detect.sigma.rule;

import com.google.re2j.Pattern;
import io.redoubt.detect.automaton.RegexShape;

/// The flags of an expression, as automata take them.
public final class RegexFlags {
  private RegexFlags() {}

  /// How the expression is to be read.
  public static RegexShape.Flags of(Expression pattern) {
    int flags = pattern.flags();
    return new RegexShape.Flags(
        (flags & Pattern.CASE_INSENSITIVE) != 0,
        (flags & Pattern.MULTILINE) != 0,
        (flags & Pattern.DOTALL) != 0);
  }
}
