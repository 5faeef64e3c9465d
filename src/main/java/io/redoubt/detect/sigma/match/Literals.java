package io.redoubt.detect.sigma.match;

import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.Folding;
import io.redoubt.detect.sigma.rule.RegexLiterals;
import io.redoubt.detect.sigma.rule.ValueTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Texts of which at least one must occur for a rule to match, and where each is looked for.
///
/// @param needs never empty
record Literals(Set<Need> needs) {
  /// How many such witnesses a rule has at most. All of them must be met.
  static final int WITNESSES = 3;

  private static final int RARE = 12;

  /* The parents of most processes, a status: they stand everywhere, and cost time there. */
  private static final double TELLING = 0;

  /* Shorter ones stand in many values by chance. */
  private static final int SHORT = 3;

  /* The number of a kind of event, among many; other numbers are everywhere. */
  private static final int NUMBER = 4;
  /* Longer ones are no rarer. */
  private static final int LONG = 64;

  /* Programs that start others all day. */
  private static final List<String> EVERYWHERE =
      List.of("\\explorer.exe", "\\svchost.exe", "\\services.exe", "\\cmd.exe", "\\powershell.exe");

  /* What nearly every request of the web is. */
  private static final Set<String> METHODS = Set.of("get", "post");

  private static final int MOST = 400;

  /// One text and its place.
  ///
  /// @param text folded, plain ASCII, not empty; or [LiteralScanner#BEYOND]
  /// @param field whose values hold it; null for any text of the event
  record Need(String text, @Nullable FieldRef field) {}

  /// The necessary literals of what a rule asks, at most [#WITNESSES] of them, which tell events
  /// apart best first; none where it has none.
  static List<Literals> of(Expr expr) {
    return switch (expr) {
      case Expr.All(List<Expr> parts) -> best(parts.stream().map(Literals::of).toList());
      case Expr.Any(List<Expr> parts) -> union(parts.stream().map(Literals::of).toList());
      case Expr.Not _ -> List.of();
      case Expr.FieldTest(FieldRef field, List<ValueTest> tests, boolean all) ->
          joined(tests, field, all);
      case Expr.Keywords(List<ValueTest> tests, boolean all) -> joined(tests, null, all);
    };
  }

  private static List<Literals> joined(
      List<ValueTest> tests, @Nullable FieldRef field, boolean all) {
    List<List<Literals>> each = tests.stream().map(test -> of(test, field)).toList();
    return all ? best(each) : union(each);
  }

  /// Texts of which one stands in every ASCII text that passes one of these tests; none where that
  /// is not known.
  static List<String> texts(List<ValueTest> tests) {
    return of(new Expr.Keywords(tests, false)).stream()
        .limit(1)
        .flatMap(best -> best.needs().stream())
        .map(Need::text)
        .filter(text -> !text.equals(LiteralScanner.BEYOND))
        .toList();
  }

  private static List<Literals> of(ValueTest test, @Nullable FieldRef field) {
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
        ? List.of()
        : List.of(
            new Literals(
                texts.stream().map(t -> new Need(end(t), field)).collect(Collectors.toSet())));
  }

  private static String end(String text) {
    return text.length() <= LONG ? text : text.substring(text.length() - LONG);
  }

  /// How well they tell events apart: the weakest text counts, and few are better than many.
  private double quality() {
    int shortest = needs.stream().mapToInt(Literals::weight).min().orElse(0);
    boolean everywhere = needs.stream().anyMatch(need -> need.field() == null);
    return Math.min(shortest, 12) - Math.log(needs.size()) - (everywhere ? 2.0 : 0.0);
  }

  /// Long texts are rare; numbers, such as a status, usual methods of requests, and the parents of
  /// most processes are everywhere.
  private static int weight(Need need) {
    if (need.text().equals(LiteralScanner.BEYOND)) {
      return RARE;
    }
    FieldRef field = need.field();
    if (field != null
        && field.name().startsWith("Parent")
        && EVERYWHERE.stream().anyMatch(need.text()::endsWith)) {
      return -5;
    }
    if (field != null && field.name().equals("cs-method") && METHODS.contains(need.text())) {
      return -5;
    }
    boolean number = need.text().chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? number(need) : need.text().length();
  }

  private static int number(Need need) {
    FieldRef field = need.field();
    return field != null && field.name().equals("EventID") && need.text().length() > 2
        ? NUMBER
        : -5;
  }

  private static List<Literals> best(List<List<Literals>> choices) {
    return choices.stream()
        .flatMap(List::stream)
        .distinct()
        .sorted(Comparator.comparingDouble(Literals::quality).reversed())
        .limit(WITNESSES)
        .toList();
  }

  /// Whether it is worth looking for beside a better one.
  boolean tells() {
    return quality() >= TELLING && needs.stream().allMatch(need -> weight(need) >= SHORT);
  }

  /* Whichever holds, its own first witness is met, and its own second. */
  private static List<Literals> union(List<List<Literals>> choices) {
    Set<Literals> unions = new LinkedHashSet<>();
    for (int k = 0; k < WITNESSES; k++) {
      Set<Need> needs = new HashSet<>();
      for (List<Literals> choice : choices) {
        if (choice.isEmpty()) {
          return List.of();
        }
        needs.addAll(choice.get(Math.min(k, choice.size() - 1)).needs());
      }
      if (needs.size() <= MOST) {
        unions.add(new Literals(needs));
      }
    }
    return List.copyOf(unions);
  }

  private static Set<String> literal(ValueTest.Text test) {
    String text = test.cased() ? Folding.fold(test.glob().necessary()) : test.glob().necessary();
    String longest = "";
    for (String piece : ascii(text, test.dashes())) {
      longest = piece.length() > longest.length() ? piece : longest;
    }
    if (longest.length() < RARE && text.chars().anyMatch(c -> c > 127)) {
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
