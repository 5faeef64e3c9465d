package io.redoubt.triage;

import io.redoubt.event.finding.Verdict;

/// The analyst that is always there: tables decide, templates write. Stateless and thread-safe.
///
/// What it may say is bounded by [Case]: it invents no number and no name, and where the evidence
/// is open it says so.
final class DeterministicAnalyst {
  private DeterministicAnalyst() {}

  static Verdict.Deterministic judge(Case c, Scorecard card, SeverityPolicy policy) {
    return new Verdict.Deterministic(
        card.disposition(),
        policy.severity(),
        c.category().id(),
        Narrator.summary(c, card),
        Narrator.observations(c, card),
        Playbook.of(c, card.disposition(), policy.severity()),
        Gaps.of(c, card.disposition()),
        card.score(),
        c.pack().hash(),
        Scorecard.VERSION,
        null);
  }
}
