package io.redoubt.detect.sigma;

import com.google.re2j.Pattern;
import io.redoubt.detect.automaton.RegexShape;

/// The flags of an expression, as automata take them.
final class RegexFlags {
  private RegexFlags() {}

  static RegexShape.Flags of(Expression pattern) {
    int flags = pattern.flags();
    return new RegexShape.Flags(
        (flags & Pattern.CASE_INSENSITIVE) != 0,
        (flags & Pattern.MULTILINE) != 0,
        (flags & Pattern.DOTALL) != 0);
  }
}
