package io.redoubt.triage.review;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Review.Consistency;
import io.redoubt.event.finding.Verdict;
import io.redoubt.redact.RedactionCase;
import io.redoubt.triage.prompt.Question;
import io.redoubt.triage.trace.Subject;
import io.redoubt.verify.Answer;
import io.redoubt.verify.ground.Grounding;
import io.redoubt.verify.ground.GroundingVerifier;
import java.util.List;
import java.util.Optional;

/// Makes the verdict out of what code found and what a model said. Asks nobody and draws nothing:
/// the same inputs give the same verdict, today and in a replay. Thread-safe.
final class Judge {
  private final GroundingVerifier verifier = new GroundingVerifier();
  private final Signs signs = new Signs();

  /// What was heard.
  ///
  /// @param question what was asked; empty when nothing could be
  /// @param spoken what came of it
  /// @param counterfactual what the rerun came to
  /// @param escalation what a second model came to
  /// @param consistency what samples came to
  record Heard(
      Optional<Posed> question,
      Spoken spoken,
      String counterfactual,
      String escalation,
      Consistency consistency) {
    /// Nothing was asked besides.
    static Heard only(Optional<Posed> question, Spoken spoken, String counterfactual) {
      return new Heard(question, spoken, counterfactual, "not_needed", Consistency.NOT_NEEDED);
    }
  }

  Verdict judge(
      Subject subject, Granted granted, Heard heard, RedactionCase redaction, Provenance from) {
    if (heard.question().isEmpty()) {
      return subject.code().with(Review.none(from));
    }
    Posed question = heard.question().get();
    Review.Exchange exchange = Sources.exchange(question, heard.spoken());
    List<String> signals = signs.in(subject.lines());
    if (!(heard.spoken() instanceof Spoken.Said said)) {
      var injection = new Review.Injection(signals, false, "not_needed");
      return subject.code().with(new Review(null, null, injection, exchange, from));
    }
    Grounding grounding = question.grounding(said.answer());
    Accepted accepted = Accepted.of(grounding, subject, redaction);
    var injection =
        new Review.Injection(signals, said.answer().injectionSuspected(), heard.counterfactual());
    return Merger.merge(
        new Merger.Said(subject.code(), said.answer(), grounding, accepted, granted, heard),
        injection,
        exchange,
        from);
  }

  /// A question whose answers this judge looks at.
  Posed posed(Question question) {
    return new Posed(question, verifier);
  }

  /// Whether a model is milder than code, so that it must be asked again without the words of
  /// outsiders.
  static boolean milder(Answer answer, Verdict.Deterministic code) {
    boolean calmer =
        answer.verdict() == Disposition.BENIGN_POSITIVE
            || answer.verdict() == Disposition.FALSE_POSITIVE;
    Severity severity = answer.severity();
    return severity.compareTo(code.severity()) < 0
        || (calmer && code.disposition() != Disposition.BENIGN_POSITIVE);
  }

  /// Whether a model is so far from code that a second one should say what it thinks: two steps of
  /// severity away, or calm about what code finds grave. `triage.md` §3.9.
  static boolean borderline(Answer answer, Verdict.Deterministic code) {
    boolean calm =
        answer.verdict() == Disposition.BENIGN_POSITIVE
            || answer.verdict() == Disposition.FALSE_POSITIVE;
    int steps = Math.abs(answer.severity().ordinal() - code.severity().ordinal());
    return steps >= 2 || (calm && code.severity().atLeast(Severity.HIGH));
  }

  /// What a second model came to: it agrees when it gives the same verdict and a severity at most
  /// one step away.
  static String seconded(Answer answer, Spoken second) {
    return switch (second) {
      case Spoken.Silent _ -> "not_possible";
      case Spoken.Said other -> near(answer, other.answer()) ? "agreed" : "disagreed";
    };
  }

  /// Whether two answers say the same: one verdict, and severities at most one step apart.
  static boolean near(Answer one, Answer other) {
    int steps = Math.abs(other.severity().ordinal() - one.severity().ordinal());
    return other.verdict() == one.verdict() && steps <= 1;
  }

  /// What a rerun came to.
  static String compared(Answer answer, Spoken rerun) {
    return switch (rerun) {
      case Spoken.Silent _ -> "not_possible";
      case Spoken.Said again ->
          again.answer().verdict() == answer.verdict()
                  && again.answer().severity() == answer.severity()
              ? "agreed"
              : "disagreed";
    };
  }
}
