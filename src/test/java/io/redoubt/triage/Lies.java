package io.redoubt.triage;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import java.util.List;

/// Verdicts that claim what is not in the evidence.
final class Lies {
  private Lies() {}

  static Verdict of(Alert alert) {
    Verdict v = alert.verdict();
    return new Verdict.Deterministic(
        v.disposition(),
        v.severity(),
        v.category(),
        v.summary(),
        List.of(new Statement(List.of("E1"), "It came 987,654 times from 192.0.2.254.")),
        v.recommendations(),
        v.missing(),
        0.5,
        v.evidenceHash(),
        "0",
        null);
  }
}
