package io.redoubt.cli.review;

import io.redoubt.ask.Explainer;
import io.redoubt.cli.option.ModelOptions;
import io.redoubt.cli.option.Policies;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.analysis.ModelUse;
import io.redoubt.event.context.EntityContext;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.pipeline.Analyzer;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.triage.prompt.DrawnAhead;
import io.redoubt.triage.qualify.Proof;
import io.redoubt.triage.review.Granted;
import io.redoubt.triage.review.Qualification;
import io.redoubt.triage.review.Reviewer;
import io.redoubt.triage.trace.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The model's part of a run: the model is looked for, and loaded, while the input is read.
public final class Reviews implements AutoCloseable {
  /// A server that is there, and an address where nobody listens, answer within this.
  private static final long SOON_MILLIS = 1000;

  /// The share of the time so far that may be waited for a server that never answers: of the 5 %
  /// that a model may cost an analysis, the rest is left to the processor time of asking.
  private static final long SHARE = 100;

  private final ModelOptions options;
  private final RedactionPolicy policy;
  private final Clock clock;
  private final BooleanSupplier stopped;
  private final @Nullable CompletableFuture<ModelFinder.Found> search;
  private final long began;
  private ModelFinder.@Nullable Found found;
  private volatile String note = "";

  private Reviews(
      ModelOptions options,
      RedactionPolicy policy,
      Clock clock,
      BooleanSupplier stopped,
      @Nullable CompletableFuture<ModelFinder.Found> search) {
    this.options = options;
    this.policy = policy;
    this.clock = clock;
    this.stopped = stopped;
    this.search = search;
    this.began = clock.millis();
  }

  /// Begins to look for the model.
  public static Reviews begin(
      ModelOptions options, Terminal terminal, Clock clock, BooleanSupplier stopped) {
    if (options.llm() == ModelOptions.Wish.off) {
      return new Reviews(options, RedactionPolicy.standard(), clock, stopped, null);
    }
    ModelFinder finder = new ModelFinder(options, terminal, System::nanoTime, new SecureRandom());
    return begin(options, terminal, clock, stopped, finder);
  }

  /// Begins to look for the model by this finder.
  static Reviews begin(
      ModelOptions options,
      Terminal terminal,
      Clock clock,
      BooleanSupplier stopped,
      ModelFinder finder) {
    CompletableFuture<ModelFinder.Found> search = new CompletableFuture<>();
    Thread.ofVirtual().name("model-search").start(() -> search.complete(finder.find()));
    return new Reviews(
        options, Policies.redaction(terminal.configuration()), clock, stopped, search);
  }

  /// With a model that is known already.
  static Reviews over(
      ModelFinder.Found.Model model, ModelOptions options, Terminal terminal, Clock clock) {
    return new Reviews(
        options,
        Policies.redaction(terminal.configuration()),
        clock,
        () -> false,
        CompletableFuture.completedFuture(model));
  }

  private ModelFinder.Found found() {
    ModelFinder.Found known = found;
    if (known == null) {
      known = waited();
      found = known;
    }
    return known;
  }

  private ModelFinder.Found waited() {
    if (search == null) {
      return new ModelFinder.Found.None(Analyzer.NO_MODEL);
    }
    try {
      return search.get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new ModelFinder.Found.None(Analyzer.NO_MODEL);
    } catch (ExecutionException bug) {
      throw new CompletionException(bug);
    }
  }

  /// What can be said of the model before it was asked. For a server that does not say whether it
  /// is there hardly anything is waited: the verdicts of code come first.
  public ModelUse outlook(Analysis analysis) {
    return settled()
        ? outlook(found(), analysis)
        : ModelUse.none("The model server has not answered yet; verdicts of code come first.");
  }

  private boolean settled() {
    if (search == null || found != null) {
      return true;
    }
    try {
      long patience = Math.clamp((clock.millis() - began) / SHARE, 0, SOON_MILLIS);
      search.get(patience, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException bug) {
      throw new CompletionException(bug);
    }
  }

  private static ModelUse outlook(ModelFinder.Found found, Analysis analysis) {
    return switch (found) {
      case ModelFinder.Found.None none -> ModelUse.none(none.note());
      case ModelFinder.Found.Model m ->
          ModelUse.none(
              analysis.alerts().isEmpty()
                  ? m.name() + " was not asked: there is nothing to explain."
                  : String.join(
                      " ",
                      Stream.concat(
                              Stream.of(
                                  m.name()
                                      + " is asked about the verdicts; its words follow as they"
                                      + " come."),
                              m.notes().stream())
                          .toList()));
    };
  }

  /// The analysis with reviewed verdicts; the same when there is no model, but for the note.
  public Analysis review(
      Analysis analysis, Predicate<String> wanted, ModelSession.Revisions revisions)
      throws IOException {
    if (!(found() instanceof ModelFinder.Found.Model m) || analysis.alerts().isEmpty()) {
      return analysis.noting(outlook(found(), analysis));
    }
    return asked(m, session -> session.review(analysis, wanted, revisions));
  }

  /// What is known of an entity with a reviewed verdict; with a note alone when there is no model
  /// or nothing to explain.
  public EntityContext review(EntityContext context) throws IOException {
    return switch (found()) {
      case ModelFinder.Found.None none -> context.noting(ModelUse.none(none.note()));
      case ModelFinder.Found.Model m ->
          context.looked().matching() == 0
              ? context.noting(
                  ModelUse.none(m.name() + " was not asked: there is nothing to explain."))
              : asked(m, session -> session.review(context));
    };
  }

  private <T> T asked(ModelFinder.Found.Model m, Function<ModelSession, T> ask) throws IOException {
    try (Workspace workspace =
        Workspace.open(options.workspace(), policy, clock, new SecureRandom())) {
      Reviewer asking = reviewer(m, workspace, options.workspace());
      return ask.apply(new ModelSession(m.model(), asking, stopped, note));
    }
  }

  /// What comes of using who puts answers into words: a model, or nobody.
  ///
  /// @param folder where it is recorded; null: nowhere
  public int answering(@Nullable Path folder, ToIntFunction<Explainer> use) throws IOException {
    ModelFinder.Found.Model m = model();
    if (m == null) {
      return use.applyAsInt(Subject::code);
    }
    try (Workspace workspace = Workspace.open(folder, policy, clock, new SecureRandom())) {
      return use.applyAsInt(new ModelWords(reviewer(m, workspace, folder)));
    }
  }

  /// Who asks this model; who is asked is on record in the folder.
  Reviewer reviewer(ModelFinder.Found.Model m, Workspace workspace, @Nullable Path folder) {
    Reviewer advisory = reviewer(m, workspace, Granted.ADVISORY);
    Grant grant = grant(m, workspace, folder, advisory);
    note = grant.note();
    boolean none = grant.granted().level() == Qualification.ADVISORY;
    Reviewer reviewer = none ? advisory : reviewer(m, workspace, grant.granted());
    ChatModel larger = m.larger();
    Reviewer asking = larger == null ? reviewer : reviewer.escalatingTo(larger);
    workspace.begin(folder, m.model().identity(), standing(m, asking));
    return asking;
  }

  private Reviewer reviewer(ModelFinder.Found.Model m, Workspace workspace, Granted granted) {
    return new Reviewer(
        m.model(),
        workspace.redactor(),
        options.settings(m.model().identity()).granting(granted),
        new Reviewer.Keeping(workspace.cache(), workspace.reviews()),
        new Reviewer.Means(System::nanoTime, clock, new DrawnAhead(new SecureRandom())));
  }

  private Grant grant(
      ModelFinder.Found.Model m, Workspace workspace, @Nullable Path folder, Reviewer reviewer) {
    return Grant.of(
        options.level(),
        Proof.terms(m.model().identity(), reviewer.versions(), options.tier()),
        folder == null ? null : workspace.proofs(folder),
        clock.instant());
  }

  /// Why the model may change less than was asked for; empty when it may, or before it is known.
  public String note() {
    return note;
  }

  /// That the model is being loaded, and since when; empty: it is not, or not found yet. Does not
  /// wait. Thread-safe.
  public Optional<String> loading() {
    return search != null
            && search.state() == Future.State.SUCCESS
            && search.resultNow() instanceof ModelFinder.Found.Model m
        ? m.loading()
        : Optional.empty();
  }

  /// The model, waited for; null when there is none.
  ModelFinder.Found.@Nullable Model model() {
    return found() instanceof ModelFinder.Found.Model m ? m : null;
  }

  /// Why there is no model, or what takes no part; waited for. Nothing when all is well.
  List<String> notes() {
    return switch (found()) {
      case ModelFinder.Found.None none -> List.of(none.note());
      case ModelFinder.Found.Model m -> m.notes();
    };
  }

  /// What leaves towards it, and as what.
  RedactionPolicy policy() {
    return policy;
  }

  private Map<String, String> standing(ModelFinder.Found.Model m, Reviewer reviewer) {
    Map<String, String> standing = new LinkedHashMap<>(reviewer.versions());
    standing.put("model", named(m.model().identity()));
    ChatModel larger = m.larger();
    standing.put("second_model", larger == null ? "none" : named(larger.identity()));
    standing.put("redaction_fields", new TreeMap<>(policy.fields()).toString());
    standing.put("redaction_tier", String.valueOf(options.tier()));
    return standing;
  }

  private static String named(ModelIdentity id) {
    return (id.model() + " " + id.digest()).strip();
  }

  /// Whether a model was required and there is none.
  public boolean missing() {
    return options.llm() == ModelOptions.Wish.required && found() instanceof ModelFinder.Found.None;
  }

  @Override
  public void close() {
    if (search != null && search.isDone() && found() instanceof ModelFinder.Found.Model m) {
      m.model().close();
      ChatModel larger = m.larger();
      if (larger != null) {
        larger.close();
      }
    }
  }
}
