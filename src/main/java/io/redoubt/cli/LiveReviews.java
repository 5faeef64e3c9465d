package io.redoubt.cli;

import io.redoubt.audit.SharedLog;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Verdict;
import io.redoubt.pipeline.live.CaseReviewer;
import io.redoubt.triage.review.Reviewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A model's part of a run without end: it is looked for at once, asked alert by alert, and what
/// was asked and answered is on record in the folder of the data. Where there is no model the
/// verdicts of code stand. Used by one thread.
public final class LiveReviews implements CaseReviewer, AutoCloseable {
  private final Reviews reviews;
  private final Path folder;
  private boolean opened;
  private @Nullable SharedLog shared;
  private @Nullable Workspace workspace;
  private @Nullable Reviewer reviewer;

  private LiveReviews(Reviews reviews, Path folder) {
    this.reviews = reviews;
    this.folder = folder;
  }

  /// Begins to look for the model.
  ///
  /// @param data folder of the record, the answers and the key of the stand-ins, unless the options
  ///     name another
  static LiveReviews begin(ModelOptions options, Terminal terminal, Path data) {
    Path named = options.workspace;
    return new LiveReviews(
        Reviews.begin(options, terminal, Clock.systemUTC(), () -> false),
        named == null ? data : named);
  }

  /// With the model of an engine elsewhere, which is not looked for.
  static LiveReviews over(
      ModelFinder.Found.Model engine, ModelOptions options, Terminal terminal, Path data) {
    Path named = options.workspace;
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
    return asked == null ? alert.verdict() : asked.review(alert);
  }

  @Override
  public synchronized Verdict review(Incident incident, Map<String, Alert> alerts) {
    Reviewer asked = open() ? reviewer : null;
    return asked == null ? incident.verdict() : asked.review(incident, alerts);
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
      reviewer = reviews.reviewer(model, kept, folder);
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
