package io.redoubt.detect.sigma.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds texts of which at least one stands in everything that a regular expression matches, so
/// that the expression need not be tried where none does. Knows only the simple parts of the
/// language and is silent about the rest; an empty answer means "nothing is known".
public final class RegexLiterals {
  private static final int MOST = 60;
  private static final int MOST_NEEDED = 400;

  /// Shorter texts of an expression occur too often to tell anything.
  private static final int SHORTEST = 3;

  private final String regex;
  private final int shortestRun;
  private final int most;
  private int at;

  private RegexLiterals(String regex, int shortestRun, int most) {
    this.regex = regex;
    this.shortestRun = shortestRun;
    this.most = most;
  }

  /// The folded ASCII texts of a valid expression that are long enough to tell something, or none.
  public static Set<String> of(String regex) {
    return of(regex, SHORTEST, MOST);
  }

  /// The same, down to single characters: of each set, one text stands in every match.
  static List<Set<String>> needed(String regex) {
    if (regex.contains("\\Q")) {
      return List.of();
    }
    RegexLiterals parser = new RegexLiterals(regex, 1, MOST_NEEDED);
    List<Set<String>> parts = parser.parts();
    if (parser.at == regex.length()) {
      return parts;
    }
    Set<String> whole = of(regex, 1, MOST_NEEDED);
    return whole.isEmpty() ? List.of() : List.of(whole);
  }

  private static Set<String> of(String regex, int shortestRun, int most) {
    if (regex.contains("\\Q")) {
      return Set.of();
    }
    RegexLiterals parser = new RegexLiterals(regex, shortestRun, most);
    Set<String> found = parser.alternatives();
    return parser.at == regex.length() ? found : Set.of();
  }

  /// `a|b|c`: what is known of each, or nothing when one of them says nothing.
  private Set<String> alternatives() {
    Set<String> all = new HashSet<>(sequence());
    boolean known = !all.isEmpty();
    while (at < regex.length() && regex.charAt(at) == '|') {
      at++;
      Set<String> next = sequence();
      known &= !next.isEmpty();
      all.addAll(next);
    }
    return known && all.size() <= most ? all : Set.of();
  }

  /// Parts one after the other: the best of what is known of them.
  private Set<String> sequence() {
    return best(parts());
  }

  private List<Set<String>> parts() {
    List<Set<String>> choices = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      char c = regex.charAt(at);
      if (c == '(') {
        end(run, choices);
        Set<String> inner = group();
        if (!optional()) {
          choices.add(inner);
        }
        quantifier();
      } else {
        literal(one(), run, choices);
      }
    }
    end(run, choices);
    choices.removeIf(Set::isEmpty);
    return choices;
  }

  private void literal(char c, StringBuilder run, List<Set<String>> choices) {
    if (c == 0 || optional()) {
      end(run, choices);
    } else {
      run.append(Folding.fold(c));
      if (at < regex.length() && "+{".indexOf(regex.charAt(at)) >= 0) {
        end(run, choices);
      }
    }
    quantifier();
  }

  /// Steps over `( … )`; what is known of its inside.
  private Set<String> group() {
    at++;
    if (at < regex.length() && regex.charAt(at) == '?') {
      while (at < regex.length() && ":)>".indexOf(regex.charAt(at)) < 0) {
        at++;
      }
      if (at < regex.length() && regex.charAt(at) != ')') {
        at++;
      }
    }
    Set<String> inner = alternatives();
    at = Math.min(regex.length(), at + 1);
    return inner;
  }

  /// Steps over one atom that is no group; the character it stands for, or 0.
  private char one() {
    char c = regex.charAt(at++);
    return switch (c) {
      case '[' -> bracket();
      case '.', '^', '$' -> 0;
      case '\\' -> escape();
      default -> c < 127 && c >= 32 ? c : 0;
    };
  }

  private char bracket() {
    int first = at < regex.length() && regex.charAt(at) == '^' ? at + 1 : at;
    for (at = first; at < regex.length(); at++) {
      char c = regex.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '[' && regex.startsWith("[:", at)) {
        at = Math.max(at, regex.indexOf(":]", at) + 1);
      } else if (c == ']' && at > first) {
        at++;
        return 0;
      }
    }
    return 0;
  }

  private char escape() {
    char c = at < regex.length() ? regex.charAt(at++) : 0;
    if (!Character.isLetterOrDigit(c)) {
      return c < 127 ? c : 0;
    }
    if (c == 'x' || c == 'p' || c == 'P') {
      boolean braces = at < regex.length() && regex.charAt(at) == '{';
      int close = braces ? regex.indexOf('}', at) : at + (c == 'x' ? 1 : 0);
      at = Math.min(regex.length(), close + 1);
    }
    return 0;
  }

  /// Whether what was just read may be missing.
  private boolean optional() {
    return at < regex.length()
        && ("?*".indexOf(regex.charAt(at)) >= 0 || regex.startsWith("{0", at));
  }

  private void quantifier() {
    while (at < regex.length() && "?*+".indexOf(regex.charAt(at)) >= 0) {
      at++;
    }
    if (at < regex.length() && regex.charAt(at) == '{') {
      at = Math.max(at, regex.indexOf('}', at)) + 1;
      quantifier();
    }
  }

  private void end(StringBuilder run, List<Set<String>> choices) {
    if (run.length() >= shortestRun) {
      choices.add(Set.of(run.toString()));
    }
    run.setLength(0);
  }

  private static Set<String> best(List<Set<String>> choices) {
    Set<String> best = Set.of();
    for (Set<String> choice : choices) {
      if (!choice.isEmpty() && (best.isEmpty() || shortest(choice) > shortest(best))) {
        best = choice;
      }
    }
    return best;
  }

  private static int shortest(Set<String> texts) {
    return texts.stream().mapToInt(String::length).min().orElse(0);
  }
}
