package io.redoubt.triage.recall;

import io.redoubt.verify.Answer;
import io.redoubt.verify.Answer.Claim;
import io.redoubt.verify.Answer.Step;
import io.redoubt.verify.Answer.Technique;
import io.redoubt.verify.ground.Grounding;
import java.util.ArrayList;
import java.util.List;

/// The words of an answer that stood in its evidence, and its values. In redacted space. Immutable.
///
/// @param answer with nothing but what stood
/// @param summary its sentences, each with the lines that carry it
public record Told(Answer answer, List<Claim> summary) {
  private static final int REFS = 4;

  /// Copies the list.
  public Told {
    summary = List.copyOf(summary);
  }

  /// What of an answer stood.
  public static Told of(Answer answer, Grounding grounding) {
    List<Claim> observations = new ArrayList<>();
    grounding.observations().forEach(claim -> observations.add(few(claim)));
    List<Technique> techniques =
        answer.techniques().stream().filter(t -> grounding.techniques().contains(t.id())).toList();
    List<Step> steps =
        grounding.steps().stream().filter(step -> !step.rationale().isEmpty()).toList();
    return new Told(
        with(
            answer,
            observations,
            few(grounding.benign()),
            few(grounding.malicious()),
            techniques,
            steps,
            joined(grounding.summary())),
        grounding.summary());
  }

  /* The schema allows four references. */
  private static Claim few(Claim claim) {
    return new Claim(claim.refs().stream().limit(REFS).toList(), claim.text());
  }

  static String joined(List<Claim> sentences) {
    return String.join(" ", sentences.stream().map(Claim::text).toList());
  }

  /// The answer with other words.
  static Answer with(
      Answer answer,
      List<Claim> observations,
      Claim benign,
      Claim malicious,
      List<Technique> techniques,
      List<Step> steps,
      String summary) {
    return new Answer(
        observations,
        benign,
        malicious,
        answer.verdict(),
        answer.severity(),
        answer.category(),
        techniques,
        answer.confidence(),
        summary,
        steps,
        answer.missing(),
        answer.injectionSuspected());
  }
}
