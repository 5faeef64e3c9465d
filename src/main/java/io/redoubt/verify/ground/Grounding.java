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
/// @param techniques ids that a cited line shows
/// @param steps whose rationale stands or was emptied
/// @param cuts sentences taken out
/// @param contradictions what in the answer cannot be true together
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
    List<Cut> cuts,
    List<String> contradictions,
    boolean replaced) {

  /// A sentence that was taken out.
  ///
  /// @param field where it stood, such as `observations/2`
  /// @param from where it began in that text
  /// @param to where it ended, exclusive
  /// @param text the sentence; hostile text possible
  /// @param reasons why: our words, which may quote the sentence
  public record Cut(String field, int from, int to, String text, List<String> reasons) {
    /// Copies the reasons.
    public Cut {
      reasons = List.copyOf(reasons);
    }
  }

  /// Copies the lists.
  public Grounding {
    observations = List.copyOf(observations);
    summary = List.copyOf(summary);
    techniques = List.copyOf(techniques);
    steps = List.copyOf(steps);
    cuts = List.copyOf(cuts);
    contradictions = List.copyOf(contradictions);
  }

  /// The sentences taken out, each with the reasons after ` — `.
  public List<String> struck() {
    return cuts.stream().map(cut -> cut.text() + " — " + String.join("; ", cut.reasons())).toList();
  }

  /// Whether its verdict may be looked at: an observation stands and nothing contradicts.
  public boolean verdictKept() {
    return !observations.isEmpty() && contradictions.isEmpty();
  }

  /// Supported ÷ (supported + unsupported + mis-cited); 1 when there was nothing to check.
  public double precision() {
    int all = supported + unsupported + miscited;
    return all == 0 ? 1 : (double) supported / all;
  }
}
