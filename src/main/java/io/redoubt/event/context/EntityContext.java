package io.redoubt.event.context;

import io.redoubt.event.analysis.InputReport;
import io.redoubt.event.analysis.ModelUse;
import io.redoubt.event.analysis.TimeRange;
import io.redoubt.event.finding.Entities;
import io.redoubt.event.finding.EvidencePack;
import io.redoubt.event.finding.Verdict;
import java.util.List;

/// What the events of a run tell of one entity.
///
/// @param id hash of the question and the evidence: stable for the same data
/// @param entity who or what was asked about
/// @param looked what was looked at and how much there was
/// @param related who and what stands in the same events
/// @param timeline what happened, in order; see [Looked#timelineDropped]
/// @param processes the process trees of a host, roots first, children under their parents
/// @param alerts ids and titles of the alerts about it, worst first
/// @param techniques ATT&CK ids of these alerts, sorted
/// @param menu which questions were asked, and which lines answer them
/// @param evidence the numbered facts
/// @param verdict what code makes of them, and what a model added
/// @param assessment the same in the fields of the reference
/// @param model what is to be said of the model
public record EntityContext(
    String id,
    Entity entity,
    Looked looked,
    Entities related,
    List<Moment> timeline,
    List<ProcessNode> processes,
    List<Named> alerts,
    List<String> techniques,
    List<MenuReport> menu,
    EvidencePack evidence,
    Verdict verdict,
    Assessment assessment,
    ModelUse model) {

  /// What was looked at.
  ///
  /// @param period the part of time that was asked for
  /// @param data when the events of the inputs happened
  /// @param events of all inputs
  /// @param matching events that name the entity and lie in the period
  /// @param timelineDropped events that no row of the timeline tells
  /// @param nearest entities of the same kind whose names are alike; only when nothing matched
  /// @param inputs what was read
  public record Looked(
      Period period,
      TimeRange data,
      long events,
      long matching,
      long timelineDropped,
      List<String> nearest,
      List<InputReport> inputs) {
    /// Copies the lists.
    public Looked {
      nearest = List.copyOf(nearest);
      inputs = List.copyOf(inputs);
    }
  }

  /// An alert, by name.
  ///
  /// @param severity such as `high`
  public record Named(String id, String title, String severity) {}

  /// Copies the lists.
  public EntityContext {
    timeline = List.copyOf(timeline);
    processes = List.copyOf(processes);
    alerts = List.copyOf(alerts);
    techniques = List.copyOf(techniques);
    menu = List.copyOf(menu);
  }

  /// The same with something to be said of the model.
  public EntityContext noting(ModelUse use) {
    return judged(verdict, assessment, use);
  }

  /// The same with the words of a model, or why there are none.
  public EntityContext judged(Verdict newVerdict, Assessment newAssessment, ModelUse use) {
    return new EntityContext(
        id,
        entity,
        looked,
        related,
        timeline,
        processes,
        alerts,
        techniques,
        menu,
        evidence,
        newVerdict,
        newAssessment,
        use);
  }
}
