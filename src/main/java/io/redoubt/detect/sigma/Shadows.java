package io.redoubt.detect.sigma;

import io.redoubt.detect.sigma.rule.Asked;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.taxonomy.sigma.LogSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds rules that tell nothing that another rule of the same log source does not tell: because
/// they ask the same, or because they fire only where the other fires too, at no higher level.
/// Stateless, thread-safe.
public final class Shadows {
  private Shadows() {}

  /// A rule in the shadow of another.
  ///
  /// @param rule that tells nothing new
  /// @param by the other one
  /// @param same whether both ask the same; otherwise `rule` asks for more
  public record Shadow(RuleInfo rule, RuleInfo by, boolean same) {
    /// The same in words.
    public String line() {
      return rule.path()
          + ": warning: "
          + (same ? "asks the same as " : "fires only where another fires, at no higher level: ")
          + by.id()
          + " \""
          + by.title()
          + "\" in "
          + by.path()
          + " ["
          + rule.title()
          + "]";
    }
  }

  /// One rule and what makes comparing it quick.
  private record Asked(SigmaRule rule, Canonical form, BitSet leaves) {}

  /// The rules that are shadowed, in the order they were loaded, each with the first other rule
  /// that shadows it. Of rules that ask the same, the first is not shadowed. Rules that do not
  /// alert by themselves neither shadow nor are shadowed.
  public static List<Shadow> of(LoadedRules loaded) {
    Map<LogSource, List<Asked>> bySource = new LinkedHashMap<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (SigmaRule rule : loaded.rules()) {
      if (rule.alerts()) {
        Canonical form = Canonical.of(rule.expr());
        BitSet leaves = new BitSet();
        leaves(form, numbers, leaves);
        bySource
            .computeIfAbsent(rule.source(), _ -> new ArrayList<>())
            .add(new Asked(rule, form, leaves));
      }
    }
    List<Shadow> shadows = new ArrayList<>();
    bySource.values().forEach(rules -> add(rules, shadows));
    correlations(loaded, shadows);
    return shadows;
  }

  private static void add(List<Asked> rules, List<Shadow> shadows) {
    Map<String, Asked> first = new HashMap<>();
    List<Asked> distinct = new ArrayList<>();
    for (Asked rule : rules) {
      Asked same = first.putIfAbsent(rule.form().text(), rule);
      if (same == null) {
        distinct.add(rule);
      } else {
        shadows.add(new Shadow(rule.rule().info(), same.rule().info(), true));
      }
    }
    for (Asked rule : distinct) {
      for (Asked other : distinct) {
        if (!id(other).equals(id(rule)) && covers(other, rule)) {
          shadows.add(new Shadow(rule.rule().info(), other.rule().info(), false));
          break;
        }
      }
    }
  }

  private static String id(Asked asked) {
    return asked.rule().info().id();
  }

  private static boolean covers(Asked wide, Asked narrow) {
    if (wide.rule().info().level().compareTo(narrow.rule().info().level()) < 0) {
      return false;
    }
    return narrow.leaves().intersects(wide.leaves()) && narrow.form().implies(wide.form());
  }

  /* What implies another shares a question with it, so that most pairs need not be compared. */
  private static void leaves(Canonical form, Map<String, Integer> numbers, BitSet leaves) {
    switch (form) {
      case Canonical.Leaf(String text) ->
          leaves.set(numbers.computeIfAbsent(text, _ -> numbers.size()));
      case Canonical.Every(List<Canonical> parts, _) ->
          parts.forEach(part -> leaves(part, numbers, leaves));
      case Canonical.Some(List<Canonical> parts, _) ->
          parts.forEach(part -> leaves(part, numbers, leaves));
      case Canonical.Not(Canonical part, _) -> leaves(part, numbers, leaves);
    }
  }

  private static void correlations(LoadedRules loaded, List<Shadow> shadows) {
    Map<String, RuleInfo> first = new HashMap<>();
    for (CorrelationRule rule : loaded.correlations()) {
      if (rule.alerts()) {
        String asked =
            rule.type()
                + "\u0001"
                + rule.bases()
                + rule.groupBy()
                + rule.timespan()
                + rule.bounds()
                + loaded.keys().getOrDefault(rule.info().id(), Map.of());
        RuleInfo same = first.putIfAbsent(asked, rule.info());
        if (same != null) {
          shadows.add(new Shadow(rule.info(), same, true));
        }
      }
    }
  }
}
