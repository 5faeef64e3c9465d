package io.redoubt.pipeline;

import io.redoubt.correlate.AlertGrouper;
import io.redoubt.correlate.EntityHistory;
import io.redoubt.correlate.IncidentBuilder;
import io.redoubt.correlate.rhythm.Beacons;
import io.redoubt.correlate.sigma.CorrelationState;
import io.redoubt.detect.Detector;
import io.redoubt.detect.outlier.Outliers;
import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.analysis.ModelUse;
import io.redoubt.event.analysis.RulesReport;
import io.redoubt.event.analysis.Window;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.Incident;
import io.redoubt.triage.Surroundings;
import io.redoubt.triage.Triage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The main job: inputs in, alerts and incidents with their verdicts out. One run each.
public final class Analyzer {
  /// What is said of the language model as long as there is none.
  public static final String NO_MODEL =
      "Verdicts are deterministic: written by code from the evidence, no language model was used.";

  private final Pipeline pipeline;
  private final Detector detector;
  private final Triage triage;
  private final InstantSource clock;

  /// Reads with this pipeline, detects with this detector.
  public Analyzer(Pipeline pipeline, Detector detector, Triage triage, InstantSource clock) {
    this.pipeline = pipeline;
    this.detector = detector;
    this.triage = triage;
    this.clock = clock;
  }

  /// What to look at and what to tell.
  ///
  /// @param paths inputs
  /// @param wanted events that count
  /// @param minLevel alerts below are left out
  /// @param findings takes every finding, correlations last
  /// @param again how many decompressed bytes of input may be read a second time, to gather facts
  ///     around the alerts; 0 for none
  public record Request(
      List<String> paths,
      Predicate<Event> wanted,
      Severity minLevel,
      FindingLog findings,
      long again) {
    /// Without facts around the alerts.
    public Request(
        List<String> paths, Predicate<Event> wanted, Severity minLevel, FindingLog findings) {
      this(paths, wanted, minLevel, findings, 0);
    }
  }

  /// Analyses.
  ///
  /// @throws io.redoubt.ingest.NoSuchInput when a path does not exist
  public Analysis analyze(Request request, Watcher watcher) {
    long started = clock.millis();
    AlertGrouper grouper = new AlertGrouper(triage.expected());
    EntityHistory history = new EntityHistory();
    CorrelationState correlations = new CorrelationState(detector.correlations());
    Beacons beacons = new Beacons();
    Outliers texts = new Outliers();
    Consumer<Finding> take =
        finding -> {
          detector.fired(finding);
          request.findings().accept(finding);
          grouper.accept(finding);
        };
    LongAdder unwanted = new LongAdder();
    Reading reading =
        pipeline.run(
            request.paths(),
            new DetectWork(detector, request.wanted(), history),
            (_, found) -> {
              found.findings().forEach(take);
              correlations.add(found.hits());
              history.merge(found.history());
              beacons.merge(found.outward());
              unwanted.add(found.unwanted());
              texts.merge(found.texts());
            },
            watcher);
    correlations.finish().forEach(take);
    beacons.findings().forEach(take);
    texts.findings().forEach(take);
    long findings = grouper.findings();
    List<AlertGroup> groups = grouper.finish(history);
    request.findings().settled(grouper.homes());
    Surroundings around =
        new SecondLook(pipeline, triage).around(groups, request, reading, watcher);
    var stories =
        new IncidentBuilder().build(triage.alerts(groups, around), groups, history.moves());
    List<Alert> told = alerts(stories, request.minLevel());
    return new Analysis(
        reading.inputs(),
        rules(correlations),
        reading.events(),
        findings,
        told,
        incidents(stories, request.minLevel()),
        reading.time().asked(new Window(null, null, unwanted.sum())),
        clock.millis() - started,
        reading.interrupted(),
        ModelUse.none(NO_MODEL),
        stories.alerts().size() - told.size());
  }

  /* Alerts are judged by their company first, and only then left out. */
  private static List<Alert> alerts(IncidentBuilder.Stories stories, Severity minLevel) {
    return stories.alerts().stream().filter(a -> a.severity().atLeast(minLevel)).toList();
  }

  private static List<Incident> incidents(IncidentBuilder.Stories stories, Severity minLevel) {
    return stories.incidents().stream().filter(i -> i.severity().atLeast(minLevel)).toList();
  }

  private RulesReport rules(CorrelationState correlations) {
    RulesReport report = detector.report();
    List<RulesReport.Skipped> skipped = new ArrayList<>(report.skipped());
    skipped.addAll(correlations.evicted());
    return new RulesReport(report.loaded(), report.inapplicable(), skipped);
  }
}
