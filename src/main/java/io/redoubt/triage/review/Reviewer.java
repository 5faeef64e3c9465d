package io.redoubt.triage.review;

import io.redoubt.event.context.EntityContext;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Ticker;
import io.redoubt.redact.RedactionCase;
import io.redoubt.redact.Redactor;
import io.redoubt.triage.prompt.Asked;
import io.redoubt.triage.prompt.Dice;
import io.redoubt.triage.prompt.Question;
import io.redoubt.triage.prompt.QuestionBuilder;
import io.redoubt.triage.prompt.Texts;
import io.redoubt.triage.trace.Drawn;
import io.redoubt.triage.trace.Ending;
import io.redoubt.triage.trace.Purpose;
import io.redoubt.triage.trace.Setting;
import io.redoubt.triage.trace.Subject;
import io.redoubt.triage.trace.Trace;
import io.redoubt.verify.AnswerSchema;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Asks a model about alerts and incidents and lets stand what may. Whatever the model does, an
/// answer is the verdict of code, with or without words of the model beside it. Thread-safe; a call
/// blocks until the alert's deadline at most.
///
/// The way: evidence → redaction → prompt → record → model → record → strict reading → grounding →
/// rerun with outside values masked where the model is milder than code → policy → record.
public final class Reviewer {
  private final ChatModel model;
  private final Redactor redactor;
  private final ReviewSettings settings;
  private final AnswerCache cache;
  private final ReviewLog log;
  private final Means means;
  private final CallBudget budget;
  private final AnswerSchema schema = new AnswerSchema();
  private final Texts texts = new Texts();
  private final QuestionBuilder questions = new QuestionBuilder(texts);
  private final Judge judge = new Judge();
  private final Setting setting;
  private final Sources sources;
  private final Reading reading;
  private final Asker asker;
  private final @Nullable Asker larger;

  /// Time and chance, as given by whoever composes the program.
  ///
  /// @param ticker monotonic time for deadlines
  /// @param clock wall time for the cache
  /// @param random thread-safe; a secure one outside tests
  public record Means(Ticker ticker, InstantSource clock, RandomGenerator random) {}

  /// Where things are kept.
  ///
  /// @param cache answers that need not be asked for twice
  /// @param log takes every question, answer and review
  public record Keeping(AnswerCache cache, ReviewLog log) {}

  /// Asks this model.
  public Reviewer(
      ChatModel model, Redactor redactor, ReviewSettings settings, Keeping keeping, Means means) {
    this.model = model;
    this.redactor = redactor;
    this.settings = settings;
    this.cache = keeping.cache();
    this.log = keeping.log();
    this.means = means;
    this.budget = new CallBudget(settings.maxCalls());
    this.setting =
        Setting.of(
            settings.tier(),
            settings.context(),
            settings.level().name(),
            redactor.policy().fields());
    this.sources = new Sources(setting, texts.version(), schema.version());
    this.reading = new Reading(schema, texts);
    this.asker = new Asker(model, schema, reading, sources, budget, log);
    this.larger = null;
  }

  private Reviewer(Reviewer of, ChatModel larger) {
    this.model = of.model;
    this.redactor = of.redactor;
    this.settings = of.settings;
    this.cache = of.cache;
    this.log = of.log;
    this.means = of.means;
    this.budget = of.budget;
    this.setting = of.setting;
    this.sources = of.sources;
    this.reading = of.reading;
    this.asker = of.asker;
    this.larger = new Asker(larger, schema, reading, sources, budget, log);
  }

  /// The same reviewer, who asks a second model about borderline cases, within the same budget.
  public Reviewer escalatingTo(ChatModel second) {
    return new Reviewer(this, second);
  }

  /// Generation requests made so far.
  public int calls() {
    return budget.used();
  }

  /// Why nothing can be recorded any more, with the remedy; empty as long as it can.
  public String unrecorded() {
    return log.failure();
  }

  /// The verdict on an alert.
  public Verdict review(Alert alert) {
    return review(Subject.of(alert));
  }

  /// The verdict on an incident, from its alerts.
  ///
  /// @param alerts by id
  public Verdict review(Incident incident, Map<String, Alert> alerts) {
    return review(Subject.of(incident, alerts));
  }

  /// The verdict on what is known of an entity.
  public Verdict review(EntityContext context) {
    return review(Subject.of(context));
  }

  private Verdict review(Subject subject) {
    Talk talk = Talk.about(subject, Deadline.after(settings.deadline(), means.ticker()));
    RedactionCase redaction = redactor.open(subject.id(), settings.tier());
    Drawn drawn = drawn();
    return switch (build(subject, redaction, drawn, false)) {
      case Asked.Refused refused -> {
        var heard = new Judge.Heard(Optional.empty(), refused(refused), "not_needed", "not_needed");
        yield judged(talk, drawn, redaction, heard);
      }
      case Asked.Ready(Question question) -> {
        Known known = known(question, redaction);
        Spoken spoken =
            known.answer() == null
                ? asker.ask(new Talk.Put(question, Purpose.QUESTION, drawn, redaction), talk)
                : known.answer();
        String second =
            seconded(spoken, new Talk.Put(question, Purpose.ESCALATION, drawn, redaction), talk);
        var heard = new Judge.Heard(Optional.of(question), spoken, rerun(spoken, talk), second);
        Verdict verdict = judged(talk, drawn, redaction, heard);
        keep(known, question, spoken, verdict, subject);
        yield verdict;
      }
    };
  }

  static Spoken refused(Asked.Refused refused) {
    return Spoken.Silent.because(refused.reason(), String.join("; ", refused.details()));
  }

  private Drawn drawn() {
    return new Drawn(Dice.thrown(means.random()), model.tokens());
  }

  private Asked build(Subject subject, RedactionCase redaction, Drawn drawn, boolean masked) {
    var about =
        new QuestionBuilder.Subject(
            subject.incident(), subject.lines(), subject.techniques(), masked);
    return questions.build(about, redaction, drawn.dice(), drawn.estimate(), settings.context());
  }

  /// What the cache knows of a question.
  ///
  /// @param same the name of this very question
  /// @param alike the name of all questions of its kind
  /// @param answer an answer that fits; null when there is none
  private record Known(
      String same, String alike, Spoken.@org.jspecify.annotations.Nullable Said answer) {}

  /* The same question was answered before; or one alike, whose answer fits this evidence too. */
  private Known known(Question question, RedactionCase redaction) {
    List<String> lines =
        question.lines().stream().map(l -> l.kind() + " " + l.plain().text()).toList();
    String[] versions = versions(question, redaction);
    String same = Signature.same(lines, versions);
    String alike = Signature.alike(lines, versions);
    for (String key : List.of(same, alike)) {
      Optional<AnswerCache.Entry> entry = cache.find(key);
      if (entry.isPresent()
          && again(question, entry.get()) instanceof Spoken.Said said
          && !judge.grounding(said.answer(), question).replaced()) {
        return new Known(same, alike, said);
      }
    }
    return new Known(same, alike, null);
  }

  private Spoken again(Question question, AnswerCache.Entry entry) {
    String raw = entry.text().replace(entry.nonce(), question.nonce());
    var from = new Provenance.Reuse(entry.subject(), entry.at().toString(), entry.auditIndex(), 0);
    return reading.again(question, raw, model.identity(), from);
  }

  private void keep(
      Known known, Question question, Spoken spoken, Verdict verdict, Subject subject) {
    Review review = verdict.review();
    if (spoken instanceof Spoken.Said said && said.reuse() == null && review != null) {
      var entry =
          new AnswerCache.Entry(
              said.raw(),
              question.nonce(),
              subject.id(),
              review.provenance().auditIndex(),
              means.clock().instant());
      cache.put(known.same(), entry);
      cache.put(known.alike(), entry);
    }
  }

  private String[] versions(Question question, RedactionCase redaction) {
    ModelIdentity id = model.identity();
    return new String[] {
      String.join(",", question.candidates()),
      texts.version(),
      schema.version(),
      PolicyTable.VERSION,
      id.model() + " " + id.digest(),
      sources.options().toString(),
      redaction.tier().name()
    };
  }

  /* A model that is milder than code is asked again without the words of outsiders. */
  private String rerun(Spoken spoken, Talk talk) {
    if (!(spoken instanceof Spoken.Said said)
        || !Judge.milder(said.answer(), talk.subject().code())) {
      return "not_needed";
    }
    RedactionCase masked = redactor.open(talk.subject().id(), settings.tier());
    Drawn drawn = drawn();
    Asked asked = build(talk.subject(), masked, drawn, true);
    if (talk.deadline().passed() || !(asked instanceof Asked.Ready(Question question))) {
      return "not_possible";
    }
    var put = new Talk.Put(question, Purpose.COUNTERFACTUAL, drawn, masked);
    return Judge.compared(said.answer(), asker.ask(put, talk));
  }

  /* A second model is asked the same where the first is far from code. */
  private String seconded(Spoken spoken, Talk.Put put, Talk talk) {
    if (larger == null
        || !(spoken instanceof Spoken.Said said)
        || !Judge.borderline(said.answer(), talk.subject().code())) {
      return "not_needed";
    }
    return talk.deadline().passed()
        ? "not_possible"
        : Judge.seconded(said.answer(), larger.ask(put, talk));
  }

  private Verdict judged(Talk talk, Drawn drawn, RedactionCase redaction, Judge.Heard heard) {
    ModelIdentity identity =
        heard.spoken() instanceof Spoken.Said said ? said.model() : model.identity();
    String mapId = redaction.map().id();
    Provenance from = sources.of(heard.spoken(), talk.subject(), identity, mapId);
    Verdict verdict = judge.judge(talk.subject(), settings.level(), heard, redaction, from);
    boolean silent = heard.spoken() instanceof Spoken.Silent;
    Ending ending =
        new Ending(
            identity,
            mapId,
            silent && from.fallbackReason() != null ? from.fallbackReason() : "",
            silent ? from.fallbackDetail() : "",
            from.reuse(),
            heard.counterfactual(),
            heard.escalation());
    Trace trace = new Trace(talk.subject(), setting, drawn, talk.exchanges(), ending);
    return recorded(trace, heard.spoken(), redaction, verdict);
  }

  private Verdict recorded(Trace trace, Spoken spoken, RedactionCase redaction, Verdict verdict) {
    Review review = verdict.review();
    if (review == null) {
      return verdict;
    }
    String reused = review.provenance().reuse() == null ? "" : spoken.raw();
    long index = log.record(new ReviewRecord(trace, reused, verdict, review, redaction.map()));
    if (index == ReviewLog.FAILED) {
      return verdict
          .byCode()
          .with(
              Review.none(
                  Provenance.fallback(
                      "audit_failed",
                      Asker.UNRECORDED,
                      PolicyTable.VERSION,
                      verdict.evidenceHash(),
                      settings.tier().level())));
    }
    return index < 0 ? verdict : Merger.indexed(verdict, review, index);
  }
}
