package io.redoubt.report.wording;

import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What there is to say about the model's part in a verdict, in plain sentences. Texts of the model
/// are hostile: the medium makes them inert. Stateless.
public final class ReviewWords {
  private static final int SHORT_HASH = 12;

  private ReviewWords() {}

  /// `phi4-mini:latest (sha256 1a2b…, unqualified) on ollama 0.12.3, prompt triage/v1, 1,234 + 210
  /// tokens, 3.2 s`; or why there is no model verdict.
  public static String origin(Review review) {
    Provenance from = review.provenance();
    if (from.model().isEmpty()) {
      return fallback(from);
    }
    String reason = fallback(from);
    String effort = effort(from);
    return standing(review)
        + (effort.isEmpty() ? "" : ", " + effort)
        + (reason.isEmpty() ? "" : ". " + reason);
  }

  /// What is the same for all verdicts of a run as a rule: model, server, texts, tier; empty when
  /// none was reached.
  public static String standing(Review review) {
    Provenance from = review.provenance();
    if (from.model().isEmpty()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    String digest = from.digest().isEmpty() ? "" : "digest " + shortened(from.digest()) + ", ";
    parts.add(from.model() + " (" + digest + from.qualification() + ")");
    parts.add(("on " + from.backend() + " " + from.serverVersion()).strip());
    if (!from.promptVersion().isEmpty()) {
      parts.add("prompt " + from.promptVersion());
    }
    parts.add("tier " + from.tier());
    return String.join(", ", parts);
  }

  /// What this verdict took: `1,234 + 210 tokens, 3,200 ms`; or whose answer it reuses.
  public static String effort(Provenance from) {
    Provenance.Reuse reuse = from.reuse();
    if (reuse != null) {
      String entry = reuse.auditIndex() < 0 ? "" : ", audit entry " + reuse.auditIndex();
      return "reused: the answer about "
          + shortened(reuse.subject())
          + " of "
          + reuse.time()
          + entry
          + ", "
          + Words.count(reuse.mapped(), "value")
          + " mapped";
    }
    List<String> parts = new ArrayList<>();
    tokens(from, parts);
    Long total = from.timings().get("total");
    if (total != null && from.attempt() > 0) {
      parts.add(Words.count(total) + " ms");
    }
    return String.join(", ", parts);
  }

  private static void tokens(Provenance from, List<String> parts) {
    Long prompt = from.tokens().get("prompt");
    Long answer = from.tokens().get("answer");
    if (prompt != null && answer != null && prompt + answer > 0) {
      parts.add(Words.count(prompt) + " + " + Words.count(answer) + " tokens");
    }
  }

  /// `No model verdict (stall): …`; empty when there is one.
  public static String fallback(Provenance from) {
    String reason = from.fallbackReason();
    return reason == null
        ? ""
        : "No model verdict ("
            + reason
            + ")"
            + (from.fallbackDetail().isEmpty() ? "." : ": " + from.fallbackDetail());
  }

  /// `It would say benign positive, low, authentication abuse (confidence high).` or nothing.
  public static String opinion(Review review) {
    Review.Opinion opinion = review.opinion();
    return opinion == null
        ? ""
        : "It would say %s, %s, %s (its own confidence: %s)."
            .formatted(
                opinion.disposition().id().replace('_', ' '),
                opinion.severity().id(),
                opinion.category().replace('_', ' '),
                opinion.confidence());
  }

  /// How its claims fared, what spoke for an injection, how the values came about.
  public static List<String> checks(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    Review review = verdict.review();
    if (review == null) {
      return lines;
    }
    if (verdict instanceof Verdict.Reviewed reviewed) {
      lines.addAll(reviewed.policy());
    }
    grounding(review.grounding(), lines);
    Review.Injection injection = review.injection();
    injection.signals().forEach(signal -> lines.add("Instructions in the evidence? " + signal));
    if (injection.suspectedByModel()) {
      lines.add("The model itself suspects instructions in the evidence.");
    }
    switch (injection.counterfactual()) {
      case "agreed" -> lines.add("Asked again with outside text masked, it said the same.");
      case "disagreed" ->
          lines.add("Asked again with outside text masked, it said otherwise: its words are out.");
      default -> {}
    }
    Review.Opinion opinion = review.opinion();
    switch (opinion == null ? "" : opinion.escalation()) {
      case "agreed" ->
          lines.add("A second model was asked, because this one was far from code: it agreed.");
      case "disagreed" ->
          lines.add("A second model was asked and said otherwise: the opinion is left open.");
      case "not_possible" ->
          lines.add(
              "A second model should have been asked and did not answer: the opinion is left"
                  + " open.");
      default -> {}
    }
    if (opinion != null) {
      consistency(opinion.consistency(), lines);
    }
    return lines;
  }

  private static void consistency(Review.Consistency consistency, List<String> lines) {
    String same =
        "Asked again in other orders, because it was far from code, it said the same in %d of %s"
            .formatted(consistency.agreeing(), Words.count(consistency.asked(), "answer"));
    switch (consistency.outcome()) {
      case "agreed" -> lines.add(same + ".");
      case "disagreed" -> lines.add(same + ": the opinion is left open.");
      case "not_possible" ->
          lines.add(same + "; more could not be asked, and the opinion is left open.");
      default -> {}
    }
  }

  private static void grounding(Review.@Nullable Grounding grounding, List<String> lines) {
    if (grounding == null) {
      return;
    }
    lines.add(
        "%s checked against the cited lines: %d supported, %d cited in the wrong place, %s struck."
            .formatted(
                Words.count(grounding.checked(), "claim"),
                grounding.supported(),
                grounding.miscited(),
                Words.count(grounding.struck().size(), "sentence")));
    if (grounding.replaced()) {
      lines.add("Too little of it stood in the evidence: all its words gave way to those of code.");
    }
  }

  /// The beginning of a hash, for people.
  public static String shortened(String hash) {
    int from = hash.indexOf(':') + 1;
    int to = Math.min(hash.length(), from + SHORT_HASH);
    return hash.substring(0, to) + (to < hash.length() ? "…" : "");
  }
}
