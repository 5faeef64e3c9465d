package io.redoubt.detect.sigma.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.redoubt.detect.automaton.Automaton;
import io.redoubt.detect.automaton.RegexShape;
import io.redoubt.detect.automaton.States;
import org.jspecify.annotations.Nullable;

/// A regular expression of a rule. One that is known to be sound is prepared when it is first
/// asked, as most expressions of a large rule set never are. Thread-safe.
public final class Expression {
  /// Asked so often, an automaton is worth making.
  private static final int OFTEN = 16;

  /// Each takes some hundred bytes.
  private static final int STATES = 300;

  private final String pattern;
  private final int flags;
  private volatile @Nullable Pattern ready;

  /* Counted by several at once it may be wrong; then there is no automaton, or a second one. */
  private int asked;
  private volatile @Nullable Automaton quick;

  private Expression(String pattern, int flags, @Nullable Pattern ready) {
    this.pattern = pattern;
    this.flags = flags;
    this.ready = ready;
  }

  /// This one.
  ///
  /// @param flags of RE2/J
  /// @throws PatternSyntaxException when it is none
  public static Expression of(String pattern, int flags) {
    return new Expression(pattern, flags, Pattern.compile(pattern, flags));
  }

  /// One that has been prepared before, by another run.
  public static Expression sound(String pattern, int flags) {
    return new Expression(pattern, flags, null);
  }

  /// As the rule writes it.
  public String pattern() {
    return pattern;
  }

  /// Of RE2/J.
  public int flags() {
    return flags;
  }

  /// Whether it is found in the value, in time linear in the value.
  public boolean found(String value) {
    Automaton known = quick;
    if (known == null && asked < OFTEN && ++asked == OFTEN) {
      known = automaton();
      quick = known;
    }
    return switch (known == null ? Automaton.Answer.UNKNOWN : known.in(value)) {
      case YES -> true;
      case NO -> false;
      case UNKNOWN -> prepared().matcher(value).find();
    };
  }

  /// What an automaton says of a long value, for which it is worth making at once.
  public Automaton.Answer quickly(String value) {
    if (asked < OFTEN) {
      asked = OFTEN;
      quick = automaton();
    }
    Automaton known = quick;
    return known == null ? Automaton.Answer.UNKNOWN : known.in(value);
  }

  private @Nullable Automaton automaton() {
    return RegexShape.of(pattern, RegexFlags.of(this))
        .flatMap(shape -> Automaton.of(shape, new States(STATES)))
        .orElse(null);
  }

  /// About how many steps that takes. At each place of the value RE2/J looks at those places of the
  /// expression that are reached: few of most.
  public long steps(String value) {
    return value.length() * (16L + prepared().programSize() / 2);
  }

  private Pattern prepared() {
    Pattern known = ready;
    if (known == null) {
      known = Pattern.compile(pattern, flags);
      ready = known;
    }
    return known;
  }
}
