package io.redoubt.triage.review;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Statement;
import io.redoubt.redact.RedactionCase;
import io.redoubt.triage.trace.Subject;
import io.redoubt.verify.Answer.Claim;
import io.redoubt.verify.Answer.Step;
import io.redoubt.verify.ground.Grounding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words of a model that may be shown: grounded, not calming where code sees a threat, with
/// their stand-ins turned back. Immutable.
///
/// @param summary sentences with their references in brackets
/// @param observations sentences with their references
/// @param suggestions steps of the closed list
/// @param struck what was taken out, each with its reason
record Accepted(
    String summary,
    List<Statement> observations,
    List<Recommendation> suggestions,
    List<String> struck) {
  private static final Set<String> CALMING_STEPS = Set.of("no_action", "tune_rule", "monitor");

  static Accepted of(Grounding grounding, Subject subject, RedactionCase redaction) {
    boolean threat =
        subject.code().disposition() != Disposition.BENIGN_POSITIVE
            || subject.code().severity().atLeast(Severity.MEDIUM);
    List<String> struck = new ArrayList<>();
    grounding.struck().forEach(text -> struck.add(redaction.restore(text)));
    Map<String, String> stood = new HashMap<>(); // with its stand-ins turned back
    List<Statement> observations = new ArrayList<>();
    for (Claim claim : grounding.observations()) {
      if (stands(claim.text(), threat, struck, redaction)) {
        String said = redaction.restore(claim.text());
        stood.put(claim.text(), said);
        observations.add(new Statement(subject.cited(claim.refs()), said));
      }
    }
    StringBuilder summary = new StringBuilder();
    for (Claim claim : grounding.summary()) {
      String said = stood.get(claim.text());
      if (said == null && stands(claim.text(), threat, struck, redaction)) {
        said = redaction.restore(claim.text());
      }
      if (said != null) {
        summary.append(summary.isEmpty() ? "" : " ");
        summary.append(cited(said, subject.cited(claim.refs())));
      }
    }
    return new Accepted(
        summary.toString(),
        List.copyOf(observations),
        steps(grounding.steps(), threat, subject, redaction),
        List.copyOf(struck));
  }

  private static boolean stands(
      String text, boolean threat, List<String> struck, RedactionCase redaction) {
    if (!redaction.forged(text).isEmpty()) {
      struck.add(text + " — names somebody who does not exist");
      return false;
    }
    if (Active.in(text)) {
      struck.add(redaction.restore(text) + " — text that acts, or an order");
      return false;
    }
    if (threat && Reassurance.in(text)) {
      struck.add(redaction.restore(text) + " — calms where code sees a threat");
      return false;
    }
    return true;
  }

  private static String cited(String sentence, List<String> refs) {
    int end = sentence.length();
    while (end > 0 && ".!?".indexOf(sentence.charAt(end - 1)) >= 0) {
      end--;
    }
    return sentence.substring(0, end) + " [" + String.join(", ", refs) + "].";
  }

  private static List<Recommendation> steps(
      List<Step> steps, boolean threat, Subject subject, RedactionCase redaction) {
    List<Recommendation> kept = new ArrayList<>();
    for (Step step : steps) {
      boolean calming = CALMING_STEPS.contains(step.action()) || Reassurance.in(step.rationale());
      if (!(threat && calming)
          && !Active.in(step.rationale())
          && redaction.forged(step.rationale()).isEmpty()) {
        kept.add(
            new Recommendation(
                step.action(),
                subject.cited(List.of(step.targetRef())).getFirst(),
                redaction.restore(step.rationale())));
      }
    }
    return List.copyOf(kept);
  }
}
