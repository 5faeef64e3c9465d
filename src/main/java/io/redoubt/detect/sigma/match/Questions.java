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

  private final States states = new States(STATES);
  private final IdentityHashMap<SigmaRule, Question> known = new IdentityHashMap<>();

  /// The questions of these rules, in their order.
  synchronized Question[] of(List<SigmaRule> rules) {
    return rules.stream()
        .map(rule -> known.computeIfAbsent(rule, r -> Question.of(r.expr(), states)))
        .toArray(Question[]::new);
  }
}
