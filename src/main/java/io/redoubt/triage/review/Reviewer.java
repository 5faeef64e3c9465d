package io.redoubt.triage.review;

import io.redoubt.event.context.EntityContext;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Review.Consistency;
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
import io.redoubt.triage.recall.AnswerCache;
import io.redoubt.triage.recall.Flights;
import io.redoubt.triage.recall.Likeness;
import io.redoubt.triage.trace.Drawn;
import io.redoubt.triage.trace.Ending;
import io.redoubt.triage.trace.Purpose;
import io.redoubt.triage.trace.Setting;
import io.redoubt.triage.trace.Subject;
import io.redoubt.triage.trace.Trace;
import io.redoubt.verify.AnswerSchema;
import java.time.InstantSource;
import java.util.ArrayList;
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
  private final Recollection recollection;
  private final Flights flights = new Flights();
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
    this.log = keeping.log();
    this.means = means;
    this.budget = new CallBudget(settings.maxCalls());
    this.setting =
        Setting.of(
                settings.tier(),
                settings.context(),
                settings.level().name(),
                redactor.policy().fields())
            .scored(settings.granted().score())
            .sampling(settings.samples());
    this.sources = new Sources(setting, texts.version(), schema.version());
    this.reading = new Reading(schema, texts);
    this.recollection = new Recollection(keeping.cache(), reading, sources, means.clock());
    this.asker = new Asker(model, schema, reading, sources, budget, log);
    this.larger = null;
  }

  private Reviewer(Reviewer of, ChatModel larger) {
    this.model = of.model;
    this.redactor = of.redactor;
    this.settings = of.settings;
    this.recollection = of.recollection;
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

  /// What the model may change.
  public Qualification level() {
    return settings.level();
  }

  /// Generation requests made so far.
  public int calls() {
    return budget.used();
  }

  /// Why nothing can be recorded any more, with the remedy; empty as long as it can.
  public String unrecorded() {
    return log.failure();
  }

  /// What decides besides model and evidence: versions of prompt, schema and merging table, and the
  /// qualification.
  public Map<String, String> versions() {
    return Map.of(
        "prompt",
        texts.version(),
        "schema",
        schema.version(),
        "merge_policy",
        PolicyTable.VERSION,
        "qualification",
        settings.level().shown());
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

  /// Who answers questions of people with this model, each within a budget of its own.
  public QuestionReviewer forQuestions() {
    return new QuestionReviewer(model, redactor, settings, log, means);
  }

  /// Who chooses with this model what to look up for questions of people.
  public PlanProposer forPlans() {
    return new PlanProposer(model, redactor, settings, log, means);
  }

  private Verdict review(Subject subject) {
    Talk talk = Talk.about(subject, Deadline.after(settings.deadline(), means.ticker()));
    RedactionCase redaction = redactor.open(subject.id(), settings.tier());
    Drawn drawn = drawn();
    return switch (build(subject, redaction, drawn, false)) {
      case Asked.Refused refused -> {
        var heard = Judge.Heard.only(Optional.empty(), refused(refused), "not_needed");
        yield judged(talk, drawn, redaction, heard);
      }
      case Asked.Ready(Question question) ->
          review(new Talk.Put(judge.posed(question), Purpose.QUESTION, drawn, redaction), talk);
    };
  }

  /* An answer that fits, or the wait for one that is on its way, or a question of one's own. */
  private Verdict review(Talk.Put put, Talk talk) {
    Likeness likeness = recollection.likeness(put, talk.subject(), model.identity());
    Spoken known = recollection.known(likeness, put, model.identity());
    if (known != null) {
      return judged(put, talk, known);
    }
    boolean mine = flights.takeOff(likeness, talk.deadline().left());
    try {
      known = recollection.known(likeness, put, model.identity());
      if (known != null) {
        return judged(put, talk, known);
      }
      Spoken spoken = asker.ask(put, talk);
      Verdict verdict = judged(put, talk, spoken);
      recollection.keep(likeness, put.posed(), spoken, verdict, talk.subject());
      return verdict;
    } finally {
      if (mine) {
        flights.landed(likeness);
      }
    }
  }

  private Verdict judged(Talk.Put put, Talk talk, Spoken spoken) {
    var again = new Talk.Put(put.posed(), Purpose.ESCALATION, put.drawn(), put.redaction());
    String second = seconded(spoken, again, talk);
    Consistency consistency = consistency(spoken, put, talk);
    var heard =
        new Judge.Heard(Optional.of(put.posed()), spoken, rerun(spoken, talk), second, consistency);
    return judged(talk, put.drawn(), put.redaction(), heard);
  }

  static Spoken refused(Asked.Refused refused) {
    return Spoken.Silent.because(refused.reason(), String.join("; ", refused.details()));
  }

  private Drawn drawn() {
    return new Drawn(Dice.thrown(means.random()), model.tokens());
  }

  private Asked build(Subject subject, RedactionCase redaction, Drawn drawn, boolean masked) {
    return build(subject, subject.lines(), redaction, drawn, masked);
  }

  private Asked build(
      Subject subject, List<Evidence> lines, RedactionCase redaction, Drawn drawn, boolean masked) {
    var about =
        new QuestionBuilder.Subject(subject.incident(), lines, subject.techniques(), masked, "");
    return questions.build(about, redaction, drawn.dice(), drawn.estimate(), settings.context());
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
    var put = new Talk.Put(judge.posed(question), Purpose.COUNTERFACTUAL, drawn, masked);
    Likeness likeness = recollection.likeness(put, talk.subject(), model.identity());
    String known = decides() ? null : recollection.rerun(likeness, said.answer());
    if (known != null) {
      return known;
    }
    Spoken rerun = asker.ask(put, talk);
    recollection.keepRerun(likeness, rerun);
    return Judge.compared(said.answer(), rerun);
  }

  /* Where a model may lower a severity, its rerun is never one of another case. */
  private boolean decides() {
    return settings.level() == Qualification.MAY_LOWER;
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

  /* The same model is asked the same in other orders and with chance, until it is settled whether
  it says the same. What could not be put counts for nothing. */
  private Consistency consistency(Spoken spoken, Talk.Put put, Talk talk) {
    int of = settings.samples();
    if (of == 0
        || !(spoken instanceof Spoken.Said said)
        || !Judge.borderline(said.answer(), talk.subject().code())) {
      return Consistency.NOT_NEEDED;
    }
    List<Spoken> heard = new ArrayList<>();
    while (!Sample.settled(said.answer(), heard, of)) {
      Spoken sample = sampled(new Sample(heard.size() + 1, of), put, talk);
      if (sample == null) {
        break;
      }
      heard.add(sample);
    }
    return Sample.outcome(said.answer(), heard, of);
  }

  /* What came of a sample; null when it could not be put. */
  private @Nullable Spoken sampled(Sample sample, Talk.Put put, Talk talk) {
    Drawn drawn = drawn();
    List<Evidence> lines = sample.ordered(talk.subject().lines());
    Asked asked = build(talk.subject(), lines, put.redaction(), drawn, false);
    if (talk.deadline().passed() || !(asked instanceof Asked.Ready(Question question))) {
      return null;
    }
    int before = talk.exchanges().size();
    Posed posed = judge.posed(question);
    Spoken spoken =
        asker.ask(new Talk.Put(posed, Purpose.SAMPLE, drawn, put.redaction(), sample), talk);
    return talk.exchanges().size() > before ? spoken : null;
  }

  private Verdict judged(Talk talk, Drawn drawn, RedactionCase redaction, Judge.Heard heard) {
    ModelIdentity identity =
        heard.spoken() instanceof Spoken.Said said ? said.model() : model.identity();
    String mapId = redaction.map().id();
    Provenance from = sources.of(heard.spoken(), talk.subject(), identity, mapId);
    Verdict verdict = judge.judge(talk.subject(), settings.granted(), heard, redaction, from);
    boolean silent = heard.spoken() instanceof Spoken.Silent;
    Ending ending =
        new Ending(
            identity,
            mapId,
            silent && from.fallbackReason() != null ? from.fallbackReason() : "",
            silent ? from.fallbackDetail() : "",
            from.reuse(),
            heard.counterfactual(),
            heard.escalation(),
            heard.consistency().outcome());
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
