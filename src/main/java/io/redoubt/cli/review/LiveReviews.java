package io.redoubt.cli.review;

import io.redoubt.ask.Explainer;
import io.redoubt.audit.SharedLog;
import io.redoubt.cli.option.AuditFolder;
import io.redoubt.cli.option.ModelOptions;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.event.trace.Span;
import io.redoubt.event.trace.Tracer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.measure.MeteredModel;
import io.redoubt.llm.measure.ModelFigures;
import io.redoubt.llm.roster.Pin;
import io.redoubt.llm.roster.Roster;
import io.redoubt.pipeline.live.CaseReviewer;
import io.redoubt.triage.review.PlanProposer;
import io.redoubt.triage.review.Proposal;
import io.redoubt.triage.review.Reviewer;
import io.redoubt.triage.trace.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A model's part of a run without end: it is looked for at once and, while there is none, every
/// half minute, asked alert by alert, and what was asked and answered is on record in the folder of
/// the data. Where there is no model the verdicts of code stand. Reviews are wanted by one thread;
/// all else may be called by any.
public final class LiveReviews implements Explainer, CaseReviewer, ModelUser, AutoCloseable {
  private static final Duration AGAIN = Duration.ofSeconds(30);
  private static final Duration LOAD = Duration.ofMinutes(2);

  private final ModelOptions options;
  private final Supplier<Reviews> search;
  private final Path folder;
  private final boolean named;
  private final ModelFigures figures = new ModelFigures();
  private final Map<String, Long> outcomes = new TreeMap<>();
  private Reviews reviews;
  private boolean looked;
  private long lookedAt;
  private boolean closed;
  private String told = "";
  private @Nullable SharedLog shared;
  private @Nullable Workspace workspace;
  private volatile Consumer<String> teller = _ -> {};
  private volatile Supplier<Optional<Pin>> pin = Optional::empty;
  private volatile @Nullable Engaged engaged;
  private volatile boolean stale;
  private volatile String fallback = "";
  private volatile Tracer tracer = Tracer.NONE;

  private LiveReviews(
      ModelOptions options, Supplier<Reviews> search, Terminal terminal, Path data) {
    this.options = options;
    this.search = search;
    this.reviews = search.get();
    Path named = options.workspace();
    this.folder = named == null ? data : named;
    this.named =
        options.named(terminal.environment()) || options.llm() == ModelOptions.Wish.required;
  }

  /// Begins to look for the model.
  ///
  /// @param models say which one may be asked
  /// @param data folder of the record, the answers and the key of the stand-ins, unless the options
  ///     name another
  public static LiveReviews begin(
      ModelOptions options, Terminal terminal, LiveModels models, Path data) {
    Clock clock = Clock.systemUTC();
    Supplier<Reviews> search =
        () ->
            options.llm() == ModelOptions.Wish.off
                ? Reviews.begin(options, terminal, clock, () -> false)
                : Reviews.begin(options, terminal, clock, () -> false, models.finder());
    LiveReviews live = new LiveReviews(options, search, terminal, data);
    live.pin = models::pinned;
    return live;
  }

  /// With the model of an engine elsewhere, which is not looked for.
  public static LiveReviews over(
      ModelFinder.Found.Model engine, ModelOptions options, Terminal terminal, Path data) {
    return new LiveReviews(
        options, () -> Reviews.over(engine, options, terminal, Clock.systemUTC()), terminal, data);
  }

  /// What is asked goes on record here, where it is the log of the same folder; to be called before
  /// the first verdict.
  public synchronized void recordedIn(SharedLog log) {
    shared = log.folder().equals(folder.resolve(AuditFolder.NAME)) ? log : null;
  }

  /// Which model is asked and what it may change, or why none is, is told here, a line each time it
  /// changes.
  public void tells(Consumer<String> lines) {
    teller = lines;
  }

  /// Tells this one how long things take.
  public void tracedBy(Tracer other) {
    tracer = other;
  }

  private Verdict traced(String kind, String id, Supplier<Verdict> review) {
    try (Span span = tracer.begin("triage " + kind, Tracer.Kind.INTERNAL)) {
      span.with("redoubt.case.id", id);
      Verdict verdict = span.within(review::get);
      Review words = verdict.review();
      String reason = words == null ? null : words.provenance().fallbackReason();
      span.with("redoubt.verdict.engine", verdict.engine())
          .with("redoubt.verdict", verdict.disposition().id())
          .with("redoubt.severity", verdict.severity().id());
      return reason == null ? verdict : failed(span, reason, verdict);
    }
  }

  private static Verdict failed(Span span, String reason, Verdict verdict) {
    span.failed(reason);
    return verdict;
  }

  @Override
  public synchronized boolean open() {
    if (due()) {
      Reviews before = reviews;
      if (looked) {
        reviews = search.get();
        before.close();
      }
      looked = true;
      stale = false;
      engaged = begun();
      lookedAt = System.nanoTime();
      tell();
    }
    return reviewer() != null;
  }

  private boolean due() {
    boolean again =
        options.llm() != ModelOptions.Wish.off
            && reviewer() == null
            && System.nanoTime() - lookedAt > AGAIN.toNanos();
    return !closed && (!looked || stale || again);
  }

  private @Nullable Reviewer reviewer() {
    Engaged now = engaged;
    return now == null ? null : now.reviewer();
  }

  private void tell() {
    Engaged now = engaged;
    if (now == null || (now.reviewer() == null && !wanted())) {
      return;
    }
    String line = now.told(options.level(), options.tier(), Instant.now());
    if (!line.equals(told)) {
      told = line;
      teller.accept(line);
    }
  }

  /* That there is none is worth a line where somebody named one. */
  private boolean wanted() {
    return named || options.level() > 0 || pin.get().isPresent();
  }

  @Override
  public void renew() {
    engaged = null; // nothing more goes to the one before
    stale = true;
  }

  @Override
  public Roster.Use use() {
    Engaged now = engaged;
    Roster.Standing none = new Roster.Standing(0, options.level(), -1, "No model is asked.");
    if (options.llm() == ModelOptions.Wish.off) {
      return new Roster.Use(Roster.State.OFF, "", List.of(), none);
    }
    if (now == null) {
      return new Roster.Use(Roster.State.LOOKING, "", List.of(), none);
    }
    Roster.Standing standing = now.standing(options.level(), options.tier(), Instant.now());
    Roster.State state = state(now);
    return new Roster.Use(state, now.name(), now.notes(state), standing);
  }

  private Roster.State state(Engaged now) {
    boolean pinned = pin.get().isPresent();
    if (now.reviewer() == null) {
      return pinned ? Roster.State.REFUSED : Roster.State.NO_MODEL;
    }
    if (pinned && fallback.equals(FailureReason.WRONG_MODEL.word())) {
      return Roster.State.REFUSED;
    }
    return now.loading().isPresent() ? Roster.State.LOADING : Roster.State.READY;
  }

  /// Why the model that somebody wants is not asked; empty: it is, or nobody named one.
  public Optional<String> missed() {
    Engaged now = engaged;
    if (now == null || !wanted() || options.llm() == ModelOptions.Wish.off) {
      return Optional.empty();
    }
    return switch (state(now)) {
      case READY, OFF, LOOKING -> Optional.empty();
      case LOADING -> now.loading();
      case NO_MODEL -> Optional.of(String.join(" ", now.notes()));
      case REFUSED ->
          Optional.of(
              now.reviewer() == null
                  ? String.join(" ", now.notes())
                  : "The model has another digest than the pinned one. "
                      + FailureReason.WRONG_MODEL.remedy());
    };
  }

  @Override
  public Roster.Standing standing(ModelIdentity model) {
    Engaged now = engaged;
    return now == null
        ? new Roster.Standing(0, options.level(), -1, "Not known while no model is asked.")
        : now.standing(model, options.level(), options.tier(), Instant.now());
  }

  @Override
  public synchronized Verdict review(Alert alert) {
    Reviewer asked = open() ? reviewer() : null;
    if (asked == null) {
      return alert.verdict();
    }
    Verdict verdict = traced("alert", alert.id(), () -> asked.review(alert));
    count(verdict);
    return verdict;
  }

  private void count(Verdict verdict) {
    Review review = verdict.review();
    String reason = review == null ? null : review.provenance().fallbackReason();
    String outcome = reason == null ? verdict.engine() : reason;
    fallback = reason == null ? "" : reason;
    synchronized (outcomes) {
      outcomes.merge(outcome, 1L, Long::sum);
    }
  }

  /// What the questions to the model cost and came to.
  public ModelFigures figures() {
    return figures;
  }

  /// `merged`, or the reason of the fallback → how many verdicts ended so.
  public Map<String, Long> outcomes() {
    synchronized (outcomes) {
      return Map.copyOf(outcomes);
    }
  }

  private ModelFinder.Found.Model metered(ModelFinder.Found.Model found) {
    ChatModel larger = found.larger();
    return new ModelFinder.Found.Model(
        new TracedModel(new MeteredModel(found.model(), figures), () -> tracer),
        found.name(),
        found.notes(),
        larger == null ? null : new TracedModel(new MeteredModel(larger, figures), () -> tracer));
  }

  @Override
  public synchronized Verdict review(Incident incident, Map<String, Alert> alerts) {
    Reviewer asked = open() ? reviewer() : null;
    if (asked == null) {
      return incident.verdict();
    }
    Verdict verdict = traced("incident", incident.id(), () -> asked.review(incident, alerts));
    count(verdict);
    return verdict;
  }

  /// The answer to a question with the words of the model, or that of code. Does not wait for the
  /// reviews of alerts.
  @Override
  public Verdict explain(Subject subject) {
    Reviewer asked = asked();
    return asked == null ? subject.code() : new ModelWords(asked).explain(subject);
  }

  @Override
  public Proposal propose(PlanProposer.Wanted wanted) {
    Reviewer asked = asked();
    return asked == null ? Proposal.NONE : new ModelWords(asked).propose(wanted);
  }

  private @Nullable Reviewer asked() {
    if (engaged == null) {
      open();
    }
    return reviewer();
  }

  private Engaged begun() {
    ModelFinder.Found.Model model = reviews.model();
    if (model == null) {
      return Engaged.nobody(reviews.notes());
    }
    try {
      Workspace kept = workspace();
      identified(model.model());
      Reviewer reviewer = reviews.reviewer(metered(model), kept, folder);
      Earned earned = new Earned(options.level(), kept.proofs(folder));
      return new Engaged(model, reviewer, earned, model.notes());
    } catch (IOException unusable) {
      return Engaged.nobody(List.of("Nothing can be recorded in " + folder + ": " + unusable));
    }
  }

  /* What it earned is known by its digest, which a model file has once it is loaded. */
  private void identified(ChatModel model) {
    if (options.level() > 0 && model.identity().digest().isEmpty()) {
      model.prepare(Deadline.after(LOAD, System::nanoTime));
    }
  }

  private Workspace workspace() throws IOException {
    Workspace kept = workspace;
    if (kept == null) {
      kept =
          Workspace.open(folder, reviews.policy(), Clock.systemUTC(), new SecureRandom(), shared);
      workspace = kept;
    }
    return kept;
  }

  /// Lets go of the model and the record.
  @Override
  public synchronized void close() {
    closed = true;
    looked = true;
    engaged = Engaged.nobody(List.of());
    if (workspace != null) {
      workspace.close();
    }
    reviews.close();
  }
}
