package io.redoubt.triage.review;

import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.triage.prompt.Question;
import io.redoubt.triage.recall.AnswerCache;
import io.redoubt.triage.recall.AnswerJson;
import io.redoubt.triage.recall.Likeness;
import io.redoubt.triage.recall.Told;
import io.redoubt.triage.trace.Subject;
import io.redoubt.verify.Answer;
import io.redoubt.verify.ground.Grounding;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what was answered to a question alike and lets it stand where every sentence of it stands
/// in the evidence at hand, too. Thread-safe.
///
/// @param cache of answers
/// @param reading reads them again
/// @param sources versions and options, which must be equal
/// @param clock wall time
record Recollection(AnswerCache cache, Reading reading, Sources sources, InstantSource clock) {

  /// What makes other questions like this one.
  Likeness likeness(Talk.Put put, Subject subject, ModelIdentity model) {
    Question question = put.question();
    List<String> circumstances =
        new ArrayList<>(
            List.of(
                String.join(",", question.candidates()),
                sources.promptVersion(),
                sources.schemaVersion(),
                PolicyTable.VERSION,
                model.model() + " " + model.digest(),
                sources.options().toString(),
                sources.setting().tier().name(),
                put.purpose().id() + (subject.incident() ? " incident" : " alert"),
                subject.code().disposition().id(),
                subject.code().severity().id(),
                subject.code().category()));
    List<Likeness.Line> lines =
        question.lines().stream()
            .map(l -> new Likeness.Line(l.id(), l.raw(), l.plain().text()))
            .toList();
    question.lines().stream()
        .filter(line -> !line.raw())
        .forEach(line -> circumstances.add(line.kind()));
    return Likeness.of(lines, circumstances);
  }

  /// The answer to a question alike as it reads for this one; silence when the kind was asked about
  /// in vain; null when it is to be asked.
  @Nullable Spoken known(Likeness likeness, Talk.Put put, ModelIdentity model) {
    return cache
        .find(likeness, mapped -> said(mapped, put, model) != null)
        .<Spoken>map(mapped -> said(mapped, put, model))
        .orElseGet(() -> cache.hopeless(likeness) ? hopeless() : null);
  }

  private static Spoken hopeless() {
    return Spoken.Silent.because(
        "ungrounded",
        "what the model said about cases alike did not stand in the evidence, three times; it is"
            + " asked again tomorrow");
  }

  private Spoken.@Nullable Said said(AnswerCache.Mapped mapped, Talk.Put put, ModelIdentity model) {
    Question question = put.question();
    String raw =
        AnswerJson.of(
            mapped.told().answer(),
            question.head(),
            question.nonce(),
            !question.candidates().isEmpty());
    var from =
        new Provenance.Reuse(
            mapped.from().subject(),
            mapped.from().at().toString(),
            mapped.from().auditIndex(),
            mapped.mapped());
    return reading.again(question, raw, model, from) instanceof Spoken.Said said
            && whole(put.posed().grounding(said.answer()))
        ? said
        : null;
  }

  private static boolean whole(Grounding grounding) {
    return !grounding.replaced()
        && grounding.cuts().stream()
            .noneMatch(c -> c.field().startsWith("observations") || c.field().equals("summary"));
  }

  /// What the model said to a masked question alike, compared with what it says here; null when it
  /// is to be asked.
  @Nullable String rerun(Likeness masked, Answer answer) {
    return cache
        .rerun(masked)
        .map(
            known ->
                known.disposition() == answer.verdict() && known.severity() == answer.severity()
                    ? "agreed"
                    : "disagreed")
        .orElse(null);
  }

  /// Keeps what the model said to a masked question.
  void keepRerun(Likeness masked, Spoken rerun) {
    if (rerun instanceof Spoken.Said said) {
      cache.put(masked, said.answer().verdict(), said.answer().severity());
    }
  }

  /* What an attacker may have steered stays where it is. */
  private static boolean clean(Review.Injection injection) {
    return injection.signals().isEmpty()
        && !injection.suspectedByModel()
        && !injection.counterfactual().equals("disagreed");
  }

  /// Keeps what stood of a fresh answer, or that nothing did.
  void keep(Likeness likeness, Posed question, Spoken spoken, Verdict verdict, Subject subject) {
    Review review = verdict.review();
    if (spoken instanceof Spoken.Said said
        && said.reuse() == null
        && review != null
        && clean(review.injection())) {
      Grounding grounding = question.grounding(said.answer());
      cache.put(
          new AnswerCache.Entry(
              grounding.replaced() ? null : Told.of(said.answer(), grounding),
              likeness,
              subject.id(),
              review.provenance().auditIndex(),
              clock.instant()));
    }
  }
}
