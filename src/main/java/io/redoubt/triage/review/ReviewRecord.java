package io.redoubt.triage.review;

import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.redact.RedactionMap;
import io.redoubt.triage.prompt.Dice;
import java.util.List;

/// All that a recorded review rests on: enough to build its prompt again to the byte.
///
/// @param subject id of the alert or incident
/// @param incident whether it is an incident
/// @param lines the evidence
/// @param techniques candidates
/// @param dice what was drawn for the prompt
/// @param verdict what came of it
/// @param review the model's part; its exchange holds prompt and answer
/// @param map the stand-ins, for the holder
public record ReviewRecord(
    String subject,
    boolean incident,
    List<Evidence> lines,
    List<String> techniques,
    Dice dice,
    Verdict verdict,
    Review review,
    RedactionMap map) {
  /// Copies the lists.
  public ReviewRecord {
    lines = List.copyOf(lines);
    techniques = List.copyOf(techniques);
  }
}
