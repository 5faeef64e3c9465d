package io.redoubt.cli.review;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.analysis.ModelUse;
import io.redoubt.event.context.EntityContext;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.triage.context.Assessor;
import io.redoubt.triage.review.Reviewer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Has a model review the alerts and incidents of a finished analysis, worst first, as many at once
/// as it takes. Not thread-safe.
final class ModelSession {
  private final ChatModel model;
  private final Reviewer reviewer;
  private final BooleanSupplier stopped;
  private final String grant;
  private final MissingWords missing = new MissingWords();
  private long accepted;
  private long reused;
  private long fallbacks;
  private long struck;

  /// Takes each revised verdict as it comes.
  @FunctionalInterface
  public interface Revisions {
    /// @param id of the alert or incident
    void came(String id, String title, Verdict verdict);
  }

  /// @param grant why the model may change less than was asked for; may be empty
  ModelSession(ChatModel model, Reviewer reviewer, BooleanSupplier stopped, String grant) {
    this.grant = grant;
    this.model = model;
    this.reviewer = reviewer;
    this.stopped = stopped;
  }

  /// What is known of an entity, with the words of the model.
  EntityContext review(EntityContext context) {
    Verdict verdict = reviewer.review(context);
    counted(verdict);
    String classification = context.assessment().attackClassification();
    return context.judged(verdict, Assessor.of(context.id(), classification, verdict), use());
  }

  /// The analysis with reviewed verdicts.
  ///
  /// @param wanted ids of the alerts and incidents to review
  Analysis review(Analysis analysis, Predicate<String> wanted, Revisions revisions) {
    Map<String, Alert> byId = new LinkedHashMap<>();
    analysis.alerts().forEach(alert -> byId.put(alert.id(), alert));
    SideBySide.each(
        analysis.alerts().stream().filter(a -> wanted.test(a.id())).toList(),
        this::width,
        reviewer::review,
        (alert, verdict) -> {
          counted(verdict);
          byId.put(alert.id(), judged(alert, verdict));
          revisions.came(alert.id(), alert.title(), verdict);
        });
    Map<String, Incident> incidents = new LinkedHashMap<>();
    analysis.incidents().forEach(incident -> incidents.put(incident.id(), incident));
    SideBySide.each(
        analysis.incidents().stream().filter(i -> wanted.test(i.id())).toList(),
        this::width,
        incident -> reviewer.review(incident, byId),
        (incident, verdict) -> {
          counted(verdict);
          incidents.put(incident.id(), incident.judged(verdict));
          revisions.came(incident.id(), incident.title(), verdict);
        });
    return analysis.reviewed(List.copyOf(byId.values()), List.copyOf(incidents.values()), use());
  }

  /* Nothing new is begun once somebody wants an end. */
  private int width() {
    return stopped.getAsBoolean() ? 0 : model.width();
  }

  private static Alert judged(Alert alert, Verdict verdict) {
    return alert.judged(verdict.severity(), alert.severityReasons(), alert.evidence(), verdict);
  }

  private void counted(Verdict verdict) {
    Review review = verdict.review();
    if (review != null) {
      accepted += verdict instanceof Verdict.Reviewed ? 1 : 0;
      reused += review.provenance().cache().equals("hit") ? 1 : 0;
      String reason = review.provenance().fallbackReason();
      if (reason != null) {
        fallbacks++;
        missing.add(reason);
      }
      Review.@Nullable Grounding grounding = review.grounding();
      struck += grounding == null ? 0 : grounding.struck().size();
    }
  }

  private ModelUse use() {
    ModelIdentity id = model.identity();
    String note =
        "%s on %s, %s: %d verdicts with its words, %d without (%d reused, %d sentences struck, %d calls).%s%s"
            .formatted(
                id.model(),
                id.backend(),
                standing(),
                accepted,
                fallbacks,
                reused,
                struck,
                reviewer.calls(),
                missing.told(),
                grant.isEmpty() ? "" : " " + grant);
    String failed = reviewer.unrecorded();
    return new ModelUse(
        failed.isEmpty() ? note : unrecorded(failed) + " " + note,
        accepted > 0,
        id.backend(),
        id.model(),
        id.digest(),
        reviewer.level().shown(),
        reviewer.calls(),
        accepted,
        reused,
        fallbacks,
        struck,
        failed);
  }

  private String standing() {
    return switch (reviewer.level()) {
      case ADVISORY -> "unqualified, so code decides and the model only adds words";
      case MAY_RAISE -> "level 1, so it may raise a severity by one step";
      case MAY_LOWER ->
          "level 2, so it may raise or lower a severity by one step, above the floors";
    };
  }

  private static String unrecorded(String failed) {
    return "audit_failed: "
        + failed
        + " What cannot be recorded is neither sent nor shown: the verdicts are those of code. Make"
        + " room on the disk or give another -w DIR, and run again.";
  }
}
