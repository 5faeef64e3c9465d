package io.redoubt.triage.review;

import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.redact.RedactionCase;
import io.redoubt.redact.Redactor;
import io.redoubt.triage.prompt.Asked;
import io.redoubt.triage.prompt.Dice;
import io.redoubt.triage.prompt.Question;
import io.redoubt.triage.prompt.QuestionBuilder;
import io.redoubt.triage.trace.Drawn;
import io.redoubt.triage.trace.Ending;
import io.redoubt.triage.trace.Purpose;
import io.redoubt.triage.trace.Setting;
import io.redoubt.triage.trace.Subject;
import io.redoubt.triage.trace.Trace;
import java.util.Optional;

/// Has a model put the answer to a question into words, and lets stand what the evidence carries:
/// the way of the [Reviewer], but that no answer is reused and nobody is asked twice for a second
/// opinion. Values are those of code. Thread-safe; a call blocks until its deadline at most.
public final class QuestionReviewer {
  /// Requests for one question: it, a repair, a rerun with outside values masked, its repair.
  static final int CALLS = 4;

  private final ChatModel model;
  private final Redactor redactor;
  private final ReviewSettings settings;
  private final ReviewLog log;
  private final Reviewer.Means means;
  private final Form form = Form.ofQuestions();
  private final Setting setting;
  private final Sources sources;
  private final Judge judge = new Judge();

  QuestionReviewer(
      ChatModel model,
      Redactor redactor,
      ReviewSettings settings,
      ReviewLog log,
      Reviewer.Means means) {
    this.model = model;
    this.redactor = redactor;
    this.settings = settings;
    this.log = log;
    this.means = means;
    this.setting = Sources.setting(settings, redactor);
    this.sources = form.sources(setting);
  }

  /// The answer with the words of the model, or that of code.
  ///
  /// @param subject made by [Subject#of(String, String, Verdict.Deterministic, java.util.List)]
  public Verdict answer(Subject subject) {
    Talk talk = Talk.about(subject, Deadline.after(settings.deadline(), means.ticker()));
    Asker asker =
        new Asker(model, form.schema(), form.reading(), sources, new CallBudget(CALLS), log);
    RedactionCase redaction = redactor.open(subject.id(), settings.tier());
    Drawn drawn = drawn();
    return switch (build(subject, redaction, drawn, false)) {
      case Asked.Refused refused -> {
        Spoken silent = Reviewer.refused(refused);
        var heard = Judge.Heard.only(Optional.empty(), silent, "not_needed");
        yield judged(talk, drawn, redaction, heard);
      }
      case Asked.Ready(Question question) -> {
        Posed posed = judge.posed(question);
        Spoken spoken = asker.ask(new Talk.Put(posed, Purpose.QUESTION, drawn, redaction), talk);
        String rerun = rerun(spoken, talk, asker);
        var heard = Judge.Heard.only(Optional.of(posed), spoken, rerun);
        yield judged(talk, drawn, redaction, heard);
      }
    };
  }

  private Drawn drawn() {
    return new Drawn(Dice.thrown(means.random()), model.tokens());
  }

  private Asked build(Subject subject, RedactionCase redaction, Drawn drawn, boolean masked) {
    var about =
        new QuestionBuilder.Subject(
            false, subject.lines(), subject.techniques(), masked, subject.asked());
    return form.questions()
        .build(about, redaction, drawn.dice(), drawn.estimate(), settings.context());
  }

  /* A model that is milder than code is asked again without the words of outsiders. */
  private String rerun(Spoken spoken, Talk talk, Asker asker) {
    if (!(spoken instanceof Spoken.Said said)
        || !Judge.milder(said.answer(), talk.subject().code())) {
      return "not_needed";
    }
    RedactionCase masked = redactor.open(talk.subject().id(), settings.tier());
    Drawn drawn = drawn();
    if (talk.deadline().passed()
        || !(build(talk.subject(), masked, drawn, true) instanceof Asked.Ready(Question again))) {
      return "not_possible";
    }
    var put = new Talk.Put(judge.posed(again), Purpose.COUNTERFACTUAL, drawn, masked);
    Spoken other = asker.ask(put, talk);
    return Judge.compared(said.answer(), other);
  }

  private Verdict judged(Talk talk, Drawn drawn, RedactionCase redaction, Judge.Heard heard) {
    Spoken spoken = heard.spoken();
    ModelIdentity identity = spoken instanceof Spoken.Said said ? said.model() : model.identity();
    String mapId = redaction.map().id();
    Provenance from = sources.of(spoken, talk.subject(), identity, mapId);
    Verdict verdict = judge.judge(talk.subject(), Granted.ADVISORY, heard, redaction, from);
    boolean silent = spoken instanceof Spoken.Silent;
    String reason = from.fallbackReason();
    Ending ending =
        new Ending(
            identity,
            mapId,
            silent && reason != null ? reason : "",
            silent ? from.fallbackDetail() : "",
            null,
            heard.counterfactual(),
            heard.escalation(),
            heard.consistency().outcome());
    Trace trace = new Trace(talk.subject(), setting, drawn, talk.exchanges(), ending);
    return recorded(trace, redaction, verdict);
  }

  private Verdict recorded(Trace trace, RedactionCase redaction, Verdict verdict) {
    Review review = verdict.review();
    if (review == null) {
      return verdict;
    }
    long index = log.record(new ReviewRecord(trace, "", verdict, review, redaction.map()));
    if (index != ReviewLog.FAILED) {
      return index < 0 ? verdict : Merger.indexed(verdict, review, index);
    }
    Provenance unrecorded =
        Provenance.fallback(
            "audit_failed",
            Asker.UNRECORDED,
            PolicyTable.VERSION,
            verdict.evidenceHash(),
            settings.tier().level());
    return verdict.byCode().with(Review.none(unrecorded));
  }
}
