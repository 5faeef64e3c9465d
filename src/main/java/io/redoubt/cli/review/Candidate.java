package io.redoubt.cli.review;

import io.redoubt.cli.option.ModelOptions;
import io.redoubt.cli.option.Policies;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.llm.ChatModel;
import io.redoubt.triage.prompt.DrawnAhead;
import io.redoubt.triage.qualify.Proof;
import io.redoubt.triage.qualify.ReportCard;
import io.redoubt.triage.recall.AnswerCache;
import io.redoubt.triage.review.Granted;
import io.redoubt.triage.review.ReviewLog;
import io.redoubt.triage.review.ReviewSettings;
import io.redoubt.triage.review.Reviewer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// A model that is to be qualified in a workspace, or asked what it has earned there. Not
/// thread-safe.
public final class Candidate implements AutoCloseable {
  private final ChatModel model;
  private final ReviewSettings settings;
  private final int tier;
  private final Clock clock;
  private final Workspace workspace;
  private final Proofs proofs;

  private Candidate(
      ChatModel model, ModelOptions options, Clock clock, Path folder, Workspace workspace) {
    this.model = model;
    ReviewSettings asked = options.settings(model.identity());
    this.settings =
        new ReviewSettings(
            asked.tier(), asked.deadline(), Integer.MAX_VALUE, asked.context(), Granted.ADVISORY);
    this.tier = options.tier();
    this.clock = clock;
    this.workspace = workspace;
    this.proofs = workspace.proofs(folder);
  }

  /// Opens the workspace, making it when it is not there.
  ///
  /// @throws IOException when it cannot be made or read
  public static Candidate open(
      ChatModel model, ModelOptions options, Terminal terminal, Clock clock, Path folder)
      throws IOException {
    Workspace workspace =
        Workspace.open(
            folder, Policies.redaction(terminal.configuration()), clock, new SecureRandom());
    return new Candidate(model, options, clock, folder, workspace);
  }

  /// Reviewers that remember nothing of one another and keep no record.
  public Supplier<Reviewer> reviewers() {
    DrawnAhead random = new DrawnAhead(new SecureRandom());
    return () ->
        new Reviewer(
            model,
            workspace.redactor(),
            settings,
            new Reviewer.Keeping(AnswerCache.inMemory(clock), ReviewLog.NONE),
            new Reviewer.Means(System::nanoTime, clock, random));
  }

  private SortedMap<String, String> terms() {
    return Proof.terms(model.identity(), reviewers().get().versions(), tier);
  }

  /// Why nothing that it earns can be kept, such as a workspace that a service has open; empty when
  /// it can.
  public String unkept() {
    return workspace.reviews().failure();
  }

  /// What it has earned, as a sentence.
  public String standing() {
    if (!unkept().isEmpty()) {
      return "not known: " + unkept();
    }
    SortedMap<String, String> terms = terms();
    Optional<Proof> proof = proofs.find(terms);
    if (proof.isEmpty()) {
      return "unqualified (level 0): never examined here; --qualify examines it";
    }
    String against = proof.get().against(terms, clock.instant());
    int level = proof.get().earned().level().ordinal();
    return against.isEmpty()
        ? "level %d, proved %s, until %s"
            .formatted(level, proof.get().at(), proof.get().at().plus(Proof.HOLDS))
        : "unqualified (level 0): the proof of level " + level + " does not hold, " + against;
  }

  /// Keeps what it earned, and records it.
  ///
  /// @return what it earned
  /// @throws IOException when it cannot be kept
  public Granted earned(ReportCard card) throws IOException {
    Granted granted = card.granted();
    SortedMap<String, String> terms = terms();
    Map<String, String> details = new TreeMap<>(terms);
    details.put("level", String.valueOf(granted.level().ordinal()));
    card.lines().forEach(line -> details.put(line.what().replace(' ', '_'), line.shown()));
    workspace.administer("model_qualified", details);
    proofs.keep(new Proof(terms, granted, clock.instant()));
    return granted;
  }

  @Override
  public void close() {
    workspace.close();
  }
}
