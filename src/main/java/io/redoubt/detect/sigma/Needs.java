package io.redoubt.detect.sigma;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Short texts that stand in every value that a regular expression matches: of each list, one. To
/// see that they do not takes a pass over the value, a hundredth of what the expression takes.
/// Immutable.
final class Needs {
  private final List<Choice> choices;

  private Needs(List<Choice> choices) {
    this.choices = choices;
  }

  /// What values of this expression need; nothing where that is not known.
  static Needs of(String regex) {
    List<Choice> choices = new ArrayList<>();
    RegexLiterals.needed(regex).forEach(texts -> choices.add(new Choice(texts)));
    return new Needs(List.copyOf(choices));
  }

  /// Whether the value has what is needed, in any case.
  boolean met(String value) {
    for (int i = 0; i < choices.size(); i++) {
      if (!choices.get(i).standsIn(value)) {
        return false;
      }
    }
    return true;
  }

  /// Folded ASCII texts, by their first character.
  private static final class Choice {
    private static final int ASCII = 128;

    private final String[][] byFirst = new String[ASCII][];

    Choice(Collection<String> texts) {
      for (int first = 0; first < ASCII; first++) {
        int c = first;
        String[] mine = texts.stream().filter(t -> t.charAt(0) == c).toArray(String[]::new);
        byFirst[first] = mine;
      }
    }

    boolean standsIn(String value) {
      for (int i = 0; i < value.length(); i++) {
        char c = Folding.fold(value.charAt(i));
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
