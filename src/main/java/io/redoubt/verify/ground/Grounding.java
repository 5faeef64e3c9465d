package io.redoubt.verify.ground;

import io.redoubt.verify.Answer.Claim;
import io.redoubt.verify.Answer.Step;
import java.util.List;

/// What of an answer may stand.
///
/// @param checked claims looked at: entities, numbers, times, predicates
/// @param supported found in the cited lines
/// @param miscited found in another line; the reference was set right
/// @param unsupported found in no line
/// @param observations sentences that stand, with set-right references
/// @param summary sentences of the summary that stand, each with the lines that carry it
/// @param benign the harmless explanation as far as it stands; may be empty text
/// @param malicious the hostile one likewise
/// @param techniques ids that stand
/// @param steps whose rationale stands or was emptied
/// @param struck sentences taken out, each with the reason after ` — `
/// @param replaced whether so little stood that none of the prose may be used
public record Grounding(
    int checked,
    int supported,
    int miscited,
    int unsupported,
    List<Claim> observations,
    List<Claim> summary,
    Claim benign,
    Claim malicious,
    List<String> techniques,
    List<Step> steps,
    List<String> struck,
    boolean replaced) {
  /// Copies the lists.
  public Grounding {
    observations = List.copyOf(observations);
    summary = List.copyOf(summary);
    techniques = List.copyOf(techniques);
    steps = List.copyOf(steps);
    struck = List.copyOf(struck);
  }

  /// Supported ÷ (supported + unsupported + mis-cited); 1 when there was nothing to check.
  public double precision() {
    int all = supported + unsupported + miscited;
    return all == 0 ? 1 : (double) supported / all;
  }
}
