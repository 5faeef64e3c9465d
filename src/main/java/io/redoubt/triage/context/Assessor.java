package io.redoubt.triage.context;

import io.redoubt.event.Severity;
import io.redoubt.event.context.Assessment;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says a verdict in the fields of the reference's `analyze-context`. Stateless; values come from
/// code whatever a model said.
///
/// The risk score lies in the band that the reference gives for the severity (0–20, 21–50, 51–75,
/// 76–89, 90–100), the higher in it the surer code is. The class is that of the weightiest alert
/// whose tactics have one; `unknown` where none has.
public final class Assessor {
  private static final int[][] BANDS = {{0, 20}, {21, 50}, {51, 75}, {76, 89}, {90, 100}};

  private static final Map<String, String> BY_TACTIC =
      Map.ofEntries(
          Map.entry("reconnaissance", "reconnaissance"),
          Map.entry("discovery", "reconnaissance"),
          Map.entry("initial-access", "initial_access"),
          Map.entry("credential-access", "credential_access"),
          Map.entry("lateral-movement", "lateral_movement"),
          Map.entry("command-and-control", "command_and_control"),
          Map.entry("exfiltration", "command_and_control"));

  private Assessor() {}

  /// The class of what these alerts tell, worst first.
  public static String classification(Verdict.Deterministic code, List<Alert> alerts) {
    if (code.disposition() == Disposition.BENIGN_POSITIVE
        || code.disposition() == Disposition.FALSE_POSITIVE) {
      return "benign";
    }
    for (Alert alert : alerts) {
      String known = of(alert);
      if (known != null && alert.verdict().disposition() != Disposition.BENIGN_POSITIVE) {
        return known;
      }
    }
    return "unknown";
  }

  private static @Nullable String of(Alert alert) {
    boolean gotIn =
        alert.evidence().lines().stream().anyMatch(l -> l.tags().contains("fact:success_after"));
    if (alert.verdict().category().equals("authentication_abuse")) {
      return gotIn ? "initial_access" : "credential_access";
    }
    return alert.tactics().stream()
        .map(BY_TACTIC::get)
        .filter(c -> c != null)
        .findFirst()
        .orElse(null);
  }

  /// All eleven fields.
  ///
  /// @param id of the answer
  public static Assessment of(String id, String classification, Verdict verdict) {
    Review review = verdict.review();
    String fallback = review == null ? null : review.provenance().fallbackReason();
    String model = review == null ? "" : review.provenance().model();
    String backend = review == null ? "" : review.provenance().backend();
    boolean read = review != null && review.opinion() != null;
    Verdict.Deterministic code = verdict.byCode();
    return new Assessment(
        classification,
        Math.round((1 - code.score()) * 100) / 100.0,
        risk(verdict.severity(), code.score()),
        verdict.summary(),
        fallback != null,
        model.isEmpty() ? "none" : model,
        backend.isEmpty() ? "redoubt" : backend,
        read,
        read ? "direct" : null,
        fallback == null || review == null ? null : review.provenance().fallbackDetail(),
        id);
  }

  private static int risk(Severity severity, double score) {
    int[] band = BANDS[severity.ordinal()];
    return (int) Math.round(band[0] + (band[1] - band[0]) * Math.clamp(score, 0, 1));
  }
}
