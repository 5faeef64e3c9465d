package io.redoubt.correlate;

import io.redoubt.event.Ecs;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.port.Expected;
import io.redoubt.taxonomy.attack.Tactic;
import java.util.List;

/// Marks what the operator said is expected, as long as nothing graver speaks against it.
///
/// | expected | must |
/// |---|---|
/// | scans | all its source addresses be allowed scanners; no rule speak of somebody who is inside;
/// rules without a tactic be at most medium |
/// | maintenance | all its machines be named and all of it lie within the window; it be at most
/// medium |
final class Excuses {
  private Excuses() {}

  static void mark(List<Session> sessions, Expected expected) {
    if (!expected.equals(Expected.NOTHING)) {
      sessions.forEach(session -> session.expected = excuse(session, expected));
    }
  }

  private static String excuse(Session session, Expected expected) {
    List<String> sources = session.named(Ecs.SOURCE_IP);
    if (session.whole(Ecs.SOURCE_IP)
        && expected.scans(sources)
        && session.rules().stream().allMatch(Excuses::outside)) {
      return "Expected: %s may scan (detection.scanners).".formatted(String.join(", ", sources));
    }
    boolean grave = session.level().atLeast(Severity.HIGH);
    if (grave || !session.dated() || !session.whole(Ecs.HOST_NAME)) {
      return "";
    }
    return expected
        .maintained(session.named(Ecs.HOST_NAME), session.first, session.last)
        .map(w -> "Expected: maintenance (detection.maintenance: %s).".formatted(w.text()))
        .orElse("");
  }

  private static boolean outside(RuleInfo rule) {
    return (rule.tactics().isEmpty() && rule.techniques().isEmpty())
        ? !rule.level().atLeast(Severity.HIGH)
        : rule.tactics().stream().flatMap(t -> Tactic.find(t).stream()).noneMatch(Tactic::inside);
  }
}
