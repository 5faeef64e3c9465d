package io.redoubt.ask.answer;

import io.redoubt.ask.look.Findings;
import io.redoubt.ask.look.KnownAlert;
import io.redoubt.ask.look.Seen;
import io.redoubt.ask.plan.Topic;
import io.redoubt.event.Severity;
import java.util.Set;

/// How bad it is, and how sure the answer.
///
/// @param found what was looked up
record Judgement(Findings found) {
  private static final Set<String> HARMLESS = Set.of("benign_positive", "false_positive");
  private static final Set<Topic> GRAVE = Set.of(Topic.LOG_TAMPERING, Topic.MALWARE);
  private static final double SURE = 0.9;
  private static final double GUESSED = 0.6;
  private static final double NOTHING = 0.7;
  private static final double LOST = 0.1;

  /// The worst of the alerts that concern it and are not judged harmless; logs cleared and malware
  /// are medium even without an alert, everything else low.
  Severity severity() {
    Severity worst = Severity.LOW;
    for (KnownAlert alert : found.alerts()) {
      if (!HARMLESS.contains(alert.disposition()) && !alert.status().equals("closed")) {
        worst = worst.max(alert.severity());
      }
    }
    boolean grave =
        found.seen().entrySet().stream()
            .anyMatch(e -> GRAVE.contains(e.getKey()) && e.getValue().total() > 0);
    return grave ? worst.max(Severity.MEDIUM) : worst;
  }

  /// 0.9 for a question that was understood and has an answer; less for words left out, for
  /// nothing found, for what was not looked up.
  double confidence() {
    if (found.plan().empty()) {
      return LOST;
    }
    boolean all =
        found.plan().notes().isEmpty() && found.leftOut().isEmpty() && found.unseen().isEmpty();
    boolean something =
        found.seen().values().stream().anyMatch(s -> s.total() > 0) || !found.alerts().isEmpty();
    boolean counted = found.seen().values().stream().allMatch(Seen::exact);
    if (!all) {
      return something ? GUESSED : GUESSED / 2;
    }
    return something && counted ? SURE : NOTHING;
  }
}
