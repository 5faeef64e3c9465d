package io.redoubt.detect.sigma.match;

import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.Folding;
import io.redoubt.detect.sigma.rule.RegexLiterals;
import io.redoubt.detect.sigma.rule.ValueTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Texts of which at least one must occur for a rule to match, and where each is looked for.
///
/// @param needs never empty
record Literals(Set<Need> needs) {
  private static final int RARE = 12;
  private static final int SHORT = 4;

  /* Programs that start others all day. */
  private static final Set<String> EVERYWHERE =
      Set.of("\\explorer.exe", "\\svchost.exe", "\\services.exe", "\\cmd.exe", "\\powershell.exe");

  private static final int MOST = 400;

  /// One text and its place.
  ///
  /// @param text folded, plain ASCII, not empty; or [LiteralScanner#BEYOND]
  /// @param field whose values hold it; null for any text of the event
  record Need(String text, @Nullable FieldRef field) {}

  /// The necessary literals of what a rule asks, if it has any.
  static Optional<Literals> of(Expr expr) {
    return switch (expr) {
      case Expr.All(List<Expr> parts) -> best(parts.stream().map(Literals::of).toList());
      case Expr.Any(List<Expr> parts) -> union(parts.stream().map(Literals::of).toList());
      case Expr.Not _ -> Optional.empty();
      case Expr.FieldTest(FieldRef field, List<ValueTest> tests, boolean all) ->
          joined(tests, field, all);
      case Expr.Keywords(List<ValueTest> tests, boolean all) -> joined(tests, null, all);
    };
  }

  private static Optional<Literals> joined(
      List<ValueTest> tests, @Nullable FieldRef field, boolean all) {
    List<Optional<Literals>> each = tests.stream().map(test -> of(test, field)).toList();
    return all ? best(each) : union(each);
  }

  private static Optional<Literals> of(ValueTest test, @Nullable FieldRef field) {
    Set<String> texts =
        switch (test) {
          case ValueTest.Regex(var pattern, _) -> RegexLiterals.of(pattern.pattern());
          case ValueTest.Text text -> literal(text);
          case ValueTest.InNetwork _,
              ValueTest.Compared _,
              ValueTest.Exists _,
              ValueTest.Absent _,
              ValueTest.SameAs _,
              ValueTest.OfDate _ ->
              Set.of();
        };
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Literals(texts.stream().map(t -> new Need(t, field)).collect(Collectors.toSet())));
  }

  /// How well they tell events apart: the weakest text counts, and few are better than many.
  private double quality() {
    int shortest = needs.stream().mapToInt(Literals::weight).min().orElse(0);
    boolean everywhere = needs.stream().anyMatch(need -> need.field() == null);
    return Math.min(shortest, 12) - Math.log(needs.size()) - (everywhere ? 2.0 : 0.0);
  }

  /// Long texts are rare; numbers, such as a status, and the parents of most processes are
  /// everywhere.
  private static int weight(Need need) {
    if (need.text().equals(LiteralScanner.BEYOND)) {
      return RARE;
    }
    FieldRef field = need.field();
    if (field != null && field.name().startsWith("Parent") && EVERYWHERE.contains(need.text())) {
      return -5;
    }
    boolean number = need.text().chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? -5 : need.text().length();
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
    Set<Need> needs = new HashSet<>();
    for (Optional<Literals> choice : choices) {
      if (choice.isEmpty() || needs.size() > MOST) {
        return Optional.empty();
      }
      needs.addAll(choice.get().needs());
    }
    return Optional.of(new Literals(needs));
  }

  private static Set<String> literal(ValueTest.Text test) {
    String text = test.cased() ? Folding.fold(test.glob().necessary()) : test.glob().necessary();
    String longest = "";
    for (String piece : ascii(text, test.dashes())) {
      longest = piece.length() > longest.length() ? piece : longest;
    }
    if (longest.length() < SHORT && text.chars().anyMatch(c -> c > 127)) {
      return Set.of(LiteralScanner.BEYOND);
    }
    return longest.isEmpty() ? Set.of() : Set.of(longest);
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
