package io.redoubt.verify.ground;

import io.redoubt.event.finding.Disposition;
import io.redoubt.verify.Answer;
import io.redoubt.verify.Answer.Claim;
import io.redoubt.verify.Answer.Step;
import io.redoubt.verify.ground.Grounding.Cut;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Lets sentences stand that the cited lines carry: every name, number, time, quotation and every
/// claim that something happened. Knows nothing of how a model works and asks nobody. Immutable
/// and thread-safe.
///
/// What stands in the cited lines is supported; what stands in another line is mis-cited, and the
/// line is cited from then on; what stands nowhere is unsupported, and its sentence is taken out.
/// When more than 30 % of the claims are unsupported, or nothing is left of the summary, none of
/// the prose may be used. The rules are `triage.md` §3.4.
public final class GroundingVerifier {
  private static final double BOUND = 0.3;
  private static final int REFS = 4;

  private final Vocabulary claims = Vocabulary.ofClaims();
  private final Vocabulary conjecture = Vocabulary.ofConjecture();

  /// Checks an answer against the lines the model saw.
  public Grounding check(Answer answer, List<EvidenceLine> lines) {
    Ground ground = new Ground(lines);
    List<Cut> cuts = new ArrayList<>();
    List<Claim> observations = new ArrayList<>();
    Set<String> cited = new LinkedHashSet<>();
    for (int i = 0; i < answer.observations().size(); i++) {
      Claim claim = answer.observations().get(i);
      cited.addAll(claim.refs());
      Claim left = standing(ground, Role.OBSERVATION, "observations/" + i, claim, cuts);
      if (!left.text().isEmpty()) {
        observations.add(left);
      }
    }
    List<Claim> summary = summary(ground, answer.summary(), cited, cuts);
    Claim benign = standing(ground, Role.BENIGN, "benign_hypothesis", answer.benign(), cuts);
    Claim malicious =
        standing(ground, Role.MALICIOUS, "malicious_hypothesis", answer.malicious(), cuts);
    List<Step> steps = steps(ground, answer.recommendations(), cuts);
    int unsupported = ground.missing().size();
    int checked = ground.supported() + ground.miscited() + unsupported;
    return new Grounding(
        checked,
        ground.supported(),
        ground.miscited(),
        unsupported,
        observations,
        summary,
        benign,
        malicious,
        techniques(ground, answer.techniques()),
        steps,
        cuts,
        contradictions(answer),
        summary.isEmpty() || observations.isEmpty() || unsupported > BOUND * checked);
  }

  /// The sentences of the text that stand, with their lines.
  private List<Claim> sentences(
      Ground ground, Role role, String field, Claim claim, List<Cut> cuts) {
    List<Claim> kept = new ArrayList<>();
    Vocabulary vocabulary = role == Role.OBSERVATION || role == Role.SUMMARY ? claims : conjecture;
    for (Sentences.Span span : Sentences.of(claim.text())) {
      String sentence = claim.text().substring(span.from(), span.to());
      SentenceCheck check = new SentenceCheck(ground, vocabulary, role, claim.refs(), sentence);
      List<String> reasons = check.run();
      if (reasons.isEmpty()) {
        kept.add(new Claim(check.refs(), sentence));
      } else {
        cuts.add(new Cut(field, span.from(), span.to(), sentence, reasons));
      }
    }
    return kept;
  }

  private Claim standing(Ground ground, Role role, String field, Claim claim, List<Cut> cuts) {
    Set<String> refs = new LinkedHashSet<>(claim.refs());
    StringBuilder text = new StringBuilder();
    for (Claim sentence : sentences(ground, role, field, claim, cuts)) {
      refs.addAll(sentence.refs());
      text.append(text.isEmpty() ? "" : " ").append(sentence.text());
    }
    return new Claim(List.copyOf(refs), text.toString());
  }

  private List<Claim> summary(Ground ground, String text, Set<String> cited, List<Cut> cuts) {
    List<Claim> kept = new ArrayList<>();
    for (Claim claim :
        sentences(ground, Role.SUMMARY, "summary", new Claim(List.of(), text), cuts)) {
      List<String> refs =
          claim.refs().isEmpty() ? cited.stream().limit(REFS).toList() : claim.refs();
      kept.add(new Claim(refs, claim.text()));
    }
    return kept;
  }

  private List<Step> steps(Ground ground, List<Step> steps, List<Cut> cuts) {
    List<Step> kept = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Claim why = new Claim(List.of(step.targetRef()), step.rationale());
      Claim left = standing(ground, Role.RATIONALE, "recommendations/" + i, why, cuts);
      kept.add(new Step(step.action(), step.targetRef(), left.text()));
    }
    return kept;
  }

  /// Those of which a cited line carries the tag.
  private static List<String> techniques(Ground ground, List<Answer.Technique> techniques) {
    return techniques.stream()
        .filter(
            t ->
                ground.lines().stream()
                    .anyMatch(l -> t.refs().contains(l.id()) && l.tagged("technique:" + t.id())))
        .map(Answer.Technique::id)
        .distinct()
        .toList();
  }

  private static List<String> contradictions(Answer answer) {
    List<String> found = new ArrayList<>();
    boolean harmless = answer.category().equals("benign_activity");
    if (harmless && answer.verdict() == Disposition.TRUE_POSITIVE) {
      found.add("A true positive cannot be benign activity.");
    }
    if (harmless && !answer.techniques().isEmpty()) {
      found.add("Benign activity has no attack techniques.");
    }
    if (answer.verdict() == Disposition.FALSE_POSITIVE && !answer.techniques().isEmpty()) {
      found.add("A false positive has no attack techniques.");
    }
    return found;
  }
}
