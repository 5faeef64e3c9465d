package io.redoubt.pipeline;

import io.redoubt.correlate.EntityHistory;
import io.redoubt.correlate.attempt.Lines;
import io.redoubt.correlate.rhythm.Beacons;
import io.redoubt.correlate.sigma.Hits;
import io.redoubt.detect.Detector;
import io.redoubt.detect.Matcher;
import io.redoubt.detect.injection.LogInjection;
import io.redoubt.detect.outlier.Outliers;
import io.redoubt.event.Event;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.FindingSink;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Asks the rules about every event of a batch. Thread-safe: no two batches have a matcher at once,
/// but one takes over that of a batch that is done, the same worker's where there is one, with what
/// it remembers.
public final class DetectWork implements BatchWork<DetectWork.Found> {
  /// What the rules made of a batch. Findings and hits share the batch's bytes.
  ///
  /// @param findings of rules that one event satisfies, in event order
  /// @param hits for correlations
  /// @param history what is remembered of all events
  /// @param outward connections to the outside
  /// @param unwanted events that no rule was asked about
  /// @param texts command lines and looked-up names
  public record Found(
      List<Finding> findings,
      Hits hits,
      EntityHistory history,
      Beacons.Part outward,
      long unwanted,
      Outliers texts) {}

  private final Detector detector;
  private final Predicate<Event> wanted;
  private final EntityHistory whole;

  /* By worker: what a matcher remembers is in the cache of the processor that asked it last. */
  private final ConcurrentMap<Thread, Askers> idle = new ConcurrentHashMap<>();

  private record Askers(Matcher matcher, Optional<LogInjection> injection) {}

  /// Asks this detector about the events that are wanted.
  ///
  /// @param whole into which the collecting thread merges the histories of the batches
  public DetectWork(Detector detector, Predicate<Event> wanted, EntityHistory whole) {
    this.detector = detector;
    this.wanted = wanted;
    this.whole = whole;
  }

  @Override
  public Step<Found> begin(SourceEntry entry) {
    Askers rested = rested();
    return new Detection(
        rested != null ? rested : new Askers(detector.matcher(), detector.injection()));
  }

  private @Nullable Askers rested() {
    Askers own = idle.remove(Thread.currentThread());
    Iterator<Thread> others = idle.keySet().iterator();
    while (own == null && others.hasNext()) {
      own = idle.remove(others.next());
    }
    return own;
  }

  private final class Detection implements Step<Found>, FindingSink {
    private final Askers askers;
    private final Matcher matcher;
    private final @Nullable LogInjection injection;
    private final List<Finding> findings = new ArrayList<>();
    private final Lines lines = new Lines();
    private final Hits hits = new Hits(lines);
    private final EntityHistory history = whole.part(lines);
    private final Beacons.Part outward = Beacons.part();
    private long unwanted;
    private final Outliers texts = new Outliers();

    Detection(Askers askers) {
      this.askers = askers;
      this.matcher = askers.matcher();
      this.injection = askers.injection().orElse(null);
    }

    @Override
    public void event(Event event) {
      if (!wanted.test(event)) {
        unwanted++;
        return;
      }
      history.observe(event);
      matcher.match(event, this);
      if (injection != null) {
        injection.match(event, findings::add);
      }
      if (detector.own()) {
        outward.observe(event);
        texts.observe(event);
      }
    }

    @Override
    public void finding(Finding finding) {
      findings.add(finding);
    }

    @Override
    public void hit(CorrelationHit hit) {
      hits.add(hit);
    }

    @Override
    public Found finish() {
      idle.put(Thread.currentThread(), askers);
      return new Found(findings, hits, history, outward, unwanted, texts);
    }
  }
}
