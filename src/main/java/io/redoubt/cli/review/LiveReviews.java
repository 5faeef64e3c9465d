package io.redoubt.cli.review;

import io.redoubt.audit.SharedLog;
import io.redoubt.cli.option.AuditFolder;
import io.redoubt.cli.option.ModelOptions;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.measure.MeteredModel;
import io.redoubt.llm.measure.ModelFigures;
import io.redoubt.pipeline.live.CaseReviewer;
import io.redoubt.triage.review.Reviewer;
import io.redoubt.triage.trace.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A model's part of a run without end: it is looked for at once, asked alert by alert, and what
/// was asked and answered is on record in the folder of the data. Where there is no model the
/// verdicts of code stand. Used by one thread.
public final class LiveReviews implements CaseReviewer, AutoCloseable {
  private final Reviews reviews;
  private final Path folder;
  private final ModelFigures figures = new ModelFigures();
  private final Map<String, Long> outcomes = new TreeMap<>();
  private boolean opened;
  private @Nullable SharedLog shared;
  private @Nullable Workspace workspace;
  private volatile @Nullable Reviewer reviewer;

  private LiveReviews(Reviews reviews, Path folder) {
    this.reviews = reviews;
    this.folder = folder;
  }

  /// Begins to look for the model.
  ///
  /// @param data folder of the record, the answers and the key of the stand-ins, unless the options
  ///     name another
  public static LiveReviews begin(ModelOptions options, Terminal terminal, Path data) {
    Path named = options.workspace();
    return new LiveReviews(
        Reviews.begin(options, terminal, Clock.systemUTC(), () -> false),
        named == null ? data : named);
  }

  /// With the model of an engine elsewhere, which is not looked for.
  public static LiveReviews over(
      ModelFinder.Found.Model engine, ModelOptions options, Terminal terminal, Path data) {
    Path named = options.workspace();
    return new LiveReviews(
        Reviews.over(engine, options, terminal, Clock.systemUTC()), named == null ? data : named);
  }

  /// What is asked goes on record here, where it is the log of the same folder; to be called before
  /// the first verdict.
  public synchronized void recordedIn(SharedLog log) {
    shared = log.folder().equals(folder.resolve(AuditFolder.NAME)) ? log : null;
  }

  @Override
  public synchronized boolean open() {
    if (!opened) {
      opened = true;
      begin();
    }
    return reviewer != null;
  }

  @Override
  public synchronized Verdict review(Alert alert) {
    Reviewer asked = open() ? reviewer : null;
    if (asked == null) {
      return alert.verdict();
    }
    Verdict verdict = asked.review(alert);
    count(verdict);
    return verdict;
  }

  private void count(Verdict verdict) {
    Review review = verdict.review();
    String fallback = review == null ? null : review.provenance().fallbackReason();
    String outcome = fallback == null ? verdict.engine() : fallback;
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
        new MeteredModel(found.model(), figures),
        found.name(),
        found.notes(),
        larger == null ? null : new MeteredModel(larger, figures));
  }

  @Override
  public synchronized Verdict review(Incident incident, Map<String, Alert> alerts) {
    Reviewer asked = open() ? reviewer : null;
    if (asked == null) {
      return incident.verdict();
    }
    Verdict verdict = asked.review(incident, alerts);
    count(verdict);
    return verdict;
  }

  /// The answer to a question with the words of the model, or that of code. Does not wait for the
  /// reviews of alerts.
  public Verdict explain(Subject subject) {
    Reviewer asked = reviewer;
    if (asked == null) {
      asked = open() ? reviewer : null;
    }
    return asked == null ? subject.code() : asked.forQuestions().answer(subject);
  }

  private void begin() {
    ModelFinder.Found.Model model = reviews.model();
    if (model == null) {
      return;
    }
    try {
      Workspace kept =
          Workspace.open(folder, reviews.policy(), Clock.systemUTC(), new SecureRandom(), shared);
      workspace = kept;
      reviewer = reviews.reviewer(metered(model), kept, folder);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  /// Lets go of the model and the record.
  @Override
  public synchronized void close() {
    opened = true;
    reviewer = null;
    if (workspace != null) {
      workspace.close();
    }
    reviews.close();
  }
}
