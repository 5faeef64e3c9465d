package io.redoubt.detect.sigma.match;

import io.redoubt.detect.automaton.States;
import io.redoubt.detect.sigma.rule.SigmaRule;
import java.util.IdentityHashMap;
import java.util.List;

/// What the rules of a run ask, made once for every rule however many kinds of events it is asked
/// of. Thread-safe.
public final class Questions {
  /// Each takes some hundred bytes.
  private static final int STATES = 100_000;

  /* For what is asked only of events that a rule matches. */
  private static final int TELLING_STATES = 20_000;

  private final States states = new States(STATES);
  private final States telling = new States(TELLING_STATES);
  private final IdentityHashMap<SigmaRule, Reasons> reasons = new IdentityHashMap<>();
  private final IdentityHashMap<SigmaRule, Question> known = new IdentityHashMap<>();

  /// The questions of these rules, in their order.
  synchronized Question[] of(List<SigmaRule> rules) {
    return rules.stream()
        .map(rule -> known.computeIfAbsent(rule, r -> Question.of(r.expr(), states)))
        .toArray(Question[]::new);
  }

  /// What these rules can tell of events that they match, in their order.
  synchronized Reasons[] reasons(List<SigmaRule> rules) {
    return rules.stream()
        .map(rule -> reasons.computeIfAbsent(rule, r -> new Reasons(r.expr(), telling)))
        .toArray(Reasons[]::new);
  }
}
