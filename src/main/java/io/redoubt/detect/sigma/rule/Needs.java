package io.redoubt.detect.sigma.rule;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Short texts that stand in every value that a regular expression matches: of each list, one. To
/// see that they do not takes a pass over the value, a hundredth of what the expression takes.
/// Immutable.
public final class Needs {
  private final String regex;
  private volatile @Nullable List<Choice> choices;

  private Needs(String regex) {
    this.regex = regex;
  }

  /* Found out when it is first asked: most expressions never are, and all are read at the start. */
  /// What values of this expression need; nothing where that is not known.
  static Needs of(String regex) {
    return new Needs(regex);
  }

  private List<Choice> choices() {
    List<Choice> known = choices;
    if (known == null) {
      known = RegexLiterals.needed(regex).stream().map(Choice::new).toList();
      choices = known;
    }
    return known;
  }

  /// Whether a text of these signs may have what is needed.
  public boolean mayBeMet(SignsSeen seen) {
    List<Choice> all = choices();
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).mayStandIn(seen)) {
        return false;
      }
    }
    return true;
  }

  /// At most how many passes over a value [#met] takes.
  public int passes() {
    return choices().size();
  }

  /// Whether the value has what is needed, in any case.
  public boolean met(String value) {
    List<Choice> all = choices();
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).standsIn(value)) {
        return false;
      }
    }
    return true;
  }

  /// Folded ASCII texts, by their first character.
  private static final class Choice {
    private static final int ASCII = 128;

    /* So many in one call: a loop that runs long at its first coming is compiled late. */
    private static final int BLOCK = 512;

    private static final String[] NONE = {};

    private final String[][] byFirst = new String[ASCII][];

    Choice(Collection<String> texts) {
      Arrays.fill(byFirst, NONE);
      for (String text : texts) {
        String[] others = byFirst[text.charAt(0)];
        String[] mine = Arrays.copyOf(others, others.length + 1);
        mine[others.length] = text;
        byFirst[text.charAt(0)] = mine;
      }
      for (char c = 'A'; c <= 'Z'; c++) {
        byFirst[c] = byFirst[Folding.fold(c)];
      }
    }

    boolean mayStandIn(SignsSeen seen) {
      for (String[] texts : byFirst) {
        for (String text : texts) {
          if (seen.all(text)) {
            return true;
          }
        }
      }
      return false;
    }

    boolean standsIn(String value) {
      for (int i = 0; i < value.length(); i += BLOCK) {
        if (standsIn(value, i, Math.min(i + BLOCK, value.length()))) {
          return true;
        }
      }
      return false;
    }

    private boolean standsIn(String value, int from, int to) {
      for (int i = from; i < to; i++) {
        char c = value.charAt(i);
        if (c >= ASCII && Folding.foldsToAscii(c)) {
          c = Folding.fold(c);
        }
        if (c < ASCII && byFirst[c].length > 0 && standsAt(byFirst[c], value, i)) {
          return true;
        }
      }
      return false;
    }

    private static boolean standsAt(String[] texts, String value, int at) {
      for (String text : texts) {
        if (standsAt(text, value, at)) {
          return true;
        }
      }
      return false;
    }

    private static boolean standsAt(String text, String value, int at) {
      if (value.length() - at < text.length()) {
        return false;
      }
      for (int i = 1; i < text.length(); i++) {
        if (Folding.fold(value.charAt(at + i)) != text.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
