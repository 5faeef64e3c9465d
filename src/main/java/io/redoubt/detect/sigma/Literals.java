package io.redoubt.detect.sigma;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Texts of which at least one must occur for a rule to match, and where they are looked for.
///
/// @param texts folded, plain ASCII, each of at least [#SHORTEST] characters
/// @param fields whose values must be searched
/// @param everywhere whether all texts of the event must be searched
record Literals(Set<String> texts, Set<FieldRef> fields, boolean everywhere) {
  /// Shorter texts occur too often to tell anything.
  static final int SHORTEST = 3;

  private static final int MOST = 400;

  /// The necessary literals of what a rule asks, if it has any.
  static Optional<Literals> of(Expr expr) {
    return switch (expr) {
      case Expr.All(List<Expr> parts) -> best(parts.stream().map(Literals::of).toList());
      case Expr.Any(List<Expr> parts) -> union(parts.stream().map(Literals::of).toList());
      case Expr.Not _ -> Optional.empty();
      case Expr.FieldTest(FieldRef field, List<ValueTest> tests, boolean all) -> {
        List<Optional<Literals>> each =
            tests.stream()
                .map(test -> texts(test).map(t -> new Literals(t, Set.of(field), false)))
                .toList();
        yield all ? best(each) : union(each);
      }
      case Expr.Keywords(List<ValueTest> tests, boolean all) -> {
        List<Optional<Literals>> each =
            tests.stream()
                .map(test -> texts(test).map(t -> new Literals(t, Set.of(), true)))
                .toList();
        yield all ? best(each) : union(each);
      }
    };
  }

  /// How well they tell events apart: the shortest text counts, and few are better than many.
  private double quality() {
    int shortest = texts.stream().mapToInt(String::length).min().orElse(0);
    double places = everywhere ? 2.0 : 0.0;
    return Math.min(shortest, 12) - Math.log(texts.size()) - places;
  }

  private static Optional<Literals> best(List<Optional<Literals>> choices) {
    Optional<Literals> best = Optional.empty();
    for (Optional<Literals> choice : choices) {
      if (choice.isPresent() && (best.isEmpty() || choice.get().quality() > best.get().quality())) {
        best = choice;
      }
    }
    return best;
  }

  private static Optional<Literals> union(List<Optional<Literals>> choices) {
    Set<String> texts = new HashSet<>();
    Set<FieldRef> fields = new HashSet<>();
    boolean everywhere = false;
    for (Optional<Literals> choice : choices) {
      if (choice.isEmpty() || texts.size() > MOST) {
        return Optional.empty();
      }
      texts.addAll(choice.get().texts());
      fields.addAll(choice.get().fields());
      everywhere |= choice.get().everywhere();
    }
    return Optional.of(new Literals(texts, fields, everywhere));
  }

  private static Optional<Set<String>> texts(ValueTest test) {
    if (test instanceof ValueTest.Regex(var pattern)) {
      Set<String> found = RegexLiterals.of(pattern.pattern());
      return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }
    return literal(test).map(Set::of);
  }

  private static Optional<String> literal(ValueTest test) {
    if (!(test instanceof ValueTest.Text(Glob glob, boolean cased, boolean dashes))) {
      return Optional.empty();
    }
    String text = cased ? Folding.fold(glob.necessary()) : glob.necessary();
    String longest = "";
    for (String piece : ascii(text, dashes)) {
      longest = piece.length() > longest.length() ? piece : longest;
    }
    return longest.length() < SHORTEST ? Optional.empty() : Optional.of(longest);
  }

  /// The runs of plain ASCII, without the characters that stand for others too.
  private static List<String> ascii(String text, boolean dashes) {
    List<String> runs = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean ends = i == text.length() || text.charAt(i) > 126 || text.charAt(i) < 32;
      if (ends || (dashes && text.charAt(i) == '-')) {
        runs.add(text.substring(start, i));
        start = i + 1;
      }
    }
    return runs;
  }
}
