package io.redoubt.pipeline;

import io.redoubt.correlate.AlertGrouper;
import io.redoubt.correlate.EntityHistory;
import io.redoubt.correlate.IncidentBuilder;
import io.redoubt.correlate.rhythm.Beacons;
import io.redoubt.correlate.sigma.CorrelationState;
import io.redoubt.detect.Detector;
import io.redoubt.detect.outlier.Outliers;
import io.redoubt.event.Event;
import io.redoubt.event.context.Entity;
import io.redoubt.event.context.EntityContext;
import io.redoubt.event.context.Period;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.triage.Triage;
import io.redoubt.triage.context.ContextAnalyst;
import io.redoubt.triage.context.Gathering;
import io.redoubt.triage.context.MenuQuery;
import io.redoubt.triage.context.Neighbours;
import io.redoubt.triage.context.Timeline;
import java.util.List;
import java.util.function.Predicate;

/// What the inputs tell of one entity: the rules look at all events, the menu at those that name
/// it, in one pass, so that standard input can be asked too. One run each.
public final class Inquiry {
  private final Pipeline pipeline;
  private final Detector detector;
  private final Triage triage;
  private final ContextAnalyst analyst = new ContextAnalyst();

  /// Reads with this pipeline, detects with this detector.
  public Inquiry(Pipeline pipeline, Detector detector, Triage triage) {
    this.pipeline = pipeline;
    this.detector = detector;
    this.triage = triage;
  }

  /// What is asked.
  ///
  /// @param paths inputs
  /// @param entity who or what
  /// @param period events outside do not count
  public record Request(List<String> paths, Entity entity, Period period) {}

  /// Asks.
  ///
  /// @throws io.redoubt.ingest.NoSuchInput when a path does not exist
  public EntityContext ask(Request request, Watcher watcher) {
    Predicate<Event> wanted = event -> request.period().contains(event.time());
    Gathering gathering = new Gathering(MenuQuery.all(request.entity()));
    Timeline timeline = new Timeline(triage.raw());
    Neighbours neighbours = new Neighbours(request.entity());
    AlertGrouper grouper = new AlertGrouper(triage.expected());
    EntityHistory history = new EntityHistory();
    CorrelationState correlations = new CorrelationState(detector.correlations());
    Beacons beacons = new Beacons();
    Outliers texts = new Outliers();
    Reading reading =
        pipeline.run(
            request.paths(),
            new InquiryWork(
                new DetectWork(detector, wanted, history),
                new GatherWork(gathering.interest(), wanted),
                request.entity()),
            (_, found) -> {
              found.findings().findings().forEach(grouper::accept);
              correlations.add(found.findings().hits());
              history.merge(found.findings().history());
              beacons.merge(found.findings().outward());
              texts.merge(found.findings().texts());
              found.concerned().forEach(c -> gathering.take(c.event(), c.named()));
              found.concerned().forEach(c -> timeline.take(c.event()));
              neighbours.merge(found.neighbours());
            },
            watcher);
    correlations.finish().forEach(grouper::accept);
    beacons.findings().forEach(grouper::accept);
    texts.findings().forEach(grouper::accept);
    List<AlertGroup> groups = grouper.finish(history);
    List<Alert> alerts =
        new IncidentBuilder().build(triage.alerts(groups), groups, history.moves()).alerts();
    var looked =
        new EntityContext.Looked(
            request.period(),
            reading.time(),
            reading.events(),
            timeline.events(),
            timeline.dropped(),
            timeline.events() == 0 ? neighbours.nearest() : List.of(),
            reading.inputs());
    return analyst.context(request.entity(), looked, gathering, timeline, alerts);
  }
}
