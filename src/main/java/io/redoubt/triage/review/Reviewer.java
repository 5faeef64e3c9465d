package io.redoubt.triage.review;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.TokenEstimate;
import io.redoubt.llm.Usage;
import io.redoubt.redact.RedactionCase;
import io.redoubt.redact.Redactor;
import io.redoubt.triage.prompt.Asked;
import io.redoubt.triage.prompt.Dice;
import io.redoubt.triage.prompt.Question;
import io.redoubt.triage.prompt.QuestionBuilder;
import io.redoubt.triage.prompt.Texts;
import io.redoubt.verify.Answer;
import io.redoubt.verify.AnswerSchema;
import io.redoubt.verify.ground.EvidenceLine;
import io.redoubt.verify.ground.Grounding;
import io.redoubt.verify.ground.GroundingVerifier;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Asks a model about alerts and incidents and lets stand what may. Whatever the model does, an
/// answer is the verdict of code, with or without words of the model beside it. Thread-safe; a call
/// blocks until the alert's deadline at most.
///
/// The way: evidence → redaction → prompt → model → strict reading → grounding → rerun with outside
/// values masked where the model is milder than code → policy → record.
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
  private final GroundingVerifier verifier = new GroundingVerifier();
  private final Signs signs = new Signs();
  private final Asker asker;
  private final Sources sources;

  /// Time and chance, as given by whoever composes the program.
  ///
  /// @param ticker monotonic time for deadlines
  /// @param clock wall time for the cache
  /// @param random thread-safe; a secure one outside tests
  public record Means(Ticker ticker, InstantSource clock, RandomGenerator random) {}

  /// Where things are kept.
  ///
  /// @param cache answers that need not be asked for twice
  /// @param log takes every review before anybody sees it
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
    this.asker = new Asker(model, schema, texts, budget);
    this.sources = new Sources(model, settings, texts.version(), schema.version());
  }

  /// Generation requests made so far.
  public int calls() {
    return budget.used();
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

  private Verdict review(Subject subject) {
    Deadline deadline = Deadline.after(settings.deadline(), means.ticker());
    RedactionCase redaction = redactor.open(subject.id(), settings.tier());
    Dice dice = Dice.thrown(means.random());
    TokenEstimate estimate = model.tokens();
    RecordedInputs inputs = inputs(subject, dice, estimate);
    Asked asked = build(subject, redaction, dice, estimate, false);
    return switch (asked) {
      case Asked.Refused refused -> {
        var silent =
            new Spoken.Silent(
                refused.reason(), String.join("; ", refused.details()), "", Usage.NONE, 0);
        Provenance from = sources.of(silent, subject, redaction);
        yield recorded(inputs, "", redaction, subject.code().with(Review.none(from)));
      }
      case Asked.Ready(Question question) -> {
        Spoken spoken = spoken(question, redaction, deadline);
        Optional<Grounding> grounding = grounding(spoken, question);
        Verdict verdict = judged(subject, question, spoken, grounding, redaction, deadline);
        String checked = grounding.map(Rebuilding.CheckedText::of).orElse("");
        yield recorded(inputs, checked, redaction, verdict);
      }
    };
  }

  private RecordedInputs inputs(Subject subject, Dice dice, TokenEstimate estimate) {
    return new RecordedInputs(
        subject.id(),
        subject.incident(),
        settings.tier(),
        settings.context(),
        estimate,
        dice,
        subject.techniques(),
        subject.lines());
  }

  private Asked build(
      Subject subject, RedactionCase redaction, Dice dice, TokenEstimate estimate, boolean masked) {
    var about =
        new QuestionBuilder.Subject(
            subject.incident(), subject.lines(), subject.techniques(), masked);
    return questions.build(about, redaction, dice, estimate, settings.context());
  }

  /* The same question was answered before; or one alike, whose answer fits this evidence too. */
  private Spoken spoken(Question question, RedactionCase redaction, Deadline deadline) {
    List<String> lines =
        question.lines().stream().map(l -> l.kind() + " " + l.plain().text()).toList();
    String[] versions = versions(question, redaction);
    String same = Signature.same(lines, versions);
    String alike = Signature.alike(lines, versions);
    for (String key : List.of(same, alike)) {
      Optional<AnswerCache.Entry> known = cache.find(key);
      if (known.isPresent()
          && asker.again(question, known.get()) instanceof Spoken.Said said
          && !verifier.check(said.answer(), evidence(question)).replaced()) {
        return said;
      }
    }
    Spoken spoken = asker.ask(question, redaction, deadline);
    if (spoken instanceof Spoken.Said said) {
      var entry =
          new AnswerCache.Entry(
              said.raw(), question.nonce(), said.model().model(), means.clock().instant());
      cache.put(same, entry);
      cache.put(alike, entry);
    }
    return spoken;
  }

  private String[] versions(Question question, RedactionCase redaction) {
    return new String[] {
      String.join(",", question.candidates()),
      texts.version(),
      schema.version(),
      PolicyTable.VERSION,
      model.identity().model() + " " + model.identity().digest(),
      sources.options().toString(),
      redaction.tier().name()
    };
  }

  private Verdict judged(
      Subject subject,
      Question question,
      Spoken spoken,
      Optional<Grounding> checked,
      RedactionCase redaction,
      Deadline deadline) {
    Provenance from = sources.of(spoken, subject, redaction);
    Review.Exchange exchange = Sources.exchange(question, spoken);
    List<String> signals = signs.in(subject.lines());
    if (!(spoken instanceof Spoken.Said said) || checked.isEmpty()) {
      var injection = new Review.Injection(signals, false, "not_needed");
      return subject.code().with(new Review(null, null, injection, exchange, from));
    }
    Grounding grounding = checked.get();
    Accepted accepted = Accepted.of(grounding, subject, redaction);
    String rerun = rerun(subject, said.answer(), deadline);
    var injection = new Review.Injection(signals, said.answer().injectionSuspected(), rerun);
    return Merger.merge(
        new Merger.Said(subject.code(), said.answer(), grounding, accepted, settings.level()),
        injection,
        exchange,
        from);
  }

  private Optional<Grounding> grounding(Spoken spoken, Question question) {
    return spoken instanceof Spoken.Said said
        ? Optional.of(verifier.check(said.answer(), evidence(question)))
        : Optional.empty();
  }

  private static List<EvidenceLine> evidence(Question question) {
    return question.lines().stream()
        .map(l -> new EvidenceLine(l.id(), l.plain().text(), l.tags(), l.outside()))
        .toList();
  }

  /* A model that is milder than code is asked again without the words of outsiders. */
  private String rerun(Subject subject, Answer answer, Deadline deadline) {
    if (!milder(answer, subject.code())) {
      return "not_needed";
    }
    RedactionCase masked = redactor.open(subject.id(), settings.tier());
    Asked asked = build(subject, masked, Dice.thrown(means.random()), model.tokens(), true);
    if (deadline.passed() || !(asked instanceof Asked.Ready(Question question))) {
      return "not_possible";
    }
    return switch (asker.ask(question, masked, deadline)) {
      case Spoken.Silent _ -> "not_possible";
      case Spoken.Said again ->
          again.answer().verdict() == answer.verdict()
                  && again.answer().severity() == answer.severity()
              ? "agreed"
              : "disagreed";
    };
  }

  private static boolean milder(Answer answer, Verdict.Deterministic code) {
    boolean calmer =
        answer.verdict() == Disposition.BENIGN_POSITIVE
            || answer.verdict() == Disposition.FALSE_POSITIVE;
    Severity severity = answer.severity();
    return severity.compareTo(code.severity()) < 0
        || (calmer && code.disposition() != Disposition.BENIGN_POSITIVE);
  }

  private Verdict recorded(
      RecordedInputs inputs, String checked, RedactionCase redaction, Verdict verdict) {
    Review review = verdict.review();
    if (review == null) {
      return verdict;
    }
    long index = log.record(new ReviewRecord(inputs, checked, verdict, review, redaction.map()));
    if (index == ReviewLog.FAILED) {
      return verdict
          .byCode()
          .with(
              Review.none(
                  Provenance.fallback(
                      "audit_failed",
                      "what cannot be recorded is not shown; look at the disk of the workspace",
                      PolicyTable.VERSION,
                      verdict.evidenceHash(),
                      settings.tier().level())));
    }
    return index < 0 ? verdict : Merger.indexed(verdict, review, index);
  }
}
