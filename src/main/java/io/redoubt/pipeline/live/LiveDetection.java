package io.redoubt.pipeline.live;

import io.redoubt.detect.Detector;
import io.redoubt.event.Event;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.port.AlertSink;
import io.redoubt.event.port.EventSink;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.state.BadState;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import io.redoubt.event.trace.Span;
import io.redoubt.event.trace.Tracer;
import io.redoubt.pipeline.live.Asker.Said;
import io.redoubt.triage.Triage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The rules, asked about every event of the log in the order of arrival, and what follows from
/// their answers. Fed by one thread; its counters may be read by any.
final class LiveDetection implements EventSink {
  private static final long HOUR = 3_600_000;
  private static final long MINUTE = 60_000;

  private final Crew crew;
  private final List<Asker> askers = new ArrayList<>();
  private final DeadLetters letters;
  private final AlertSink sink;
  private final Supplier<LiveAlerts> unknowing;
  private LiveAlerts state;
  private Publication publication;
  private final AtomicReference<@Nullable Detector> incoming = new AtomicReference<>();
  private final Queue<NumberedEvent> returned = new ConcurrentLinkedQueue<>();
  private final RuleTally tally = new RuleTally();
  private volatile Reviewing reviewing = Reviewing.NONE;
  private final DetectionCounters counters = new DetectionCounters();
  private volatile Tracer tracer = Tracer.NONE;
  private volatile LiveAlerts.Standings last =
      new LiveAlerts.Standings(List.of(), List.of(), Map.of());
  private volatile List<Finding> outliers = List.of();
  private long next;
  private long now = Long.MIN_VALUE;
  private boolean seen;
  private boolean changed;
  private final Trouble noting = new Trouble();
  private final Trouble putting = new Trouble();
  private final Trouble settling = new Trouble();

  LiveDetection(Detector detector, Triage triage, AlertSink sink, Crew crew, DeadLetters letters) {
    this.crew = crew;
    this.letters = letters;
    ask(detector);
    this.sink = sink;
    this.unknowing = () -> new LiveAlerts(detector.correlations(), detector.own(), triage);
    this.state = unknowing.get();
    this.publication = new Publication(sink);
  }

  /// From now on somebody looks at what is told.
  void reviewedBy(Reviewing other) {
    reviewing = other;
  }

  private void ask(Detector detector) {
    askers.clear();
    for (int i = 0; i < crew.size(); i++) {
      askers.add(new Asker(detector, letters));
    }
  }

  /// From the next events on these rules are asked. May be called by any thread.
  void ruledBy(Detector detector) {
    incoming.set(detector);
  }

  /// Puts rules that have come into force; whether there were any.
  boolean newRules() {
    Detector detector = incoming.getAndSet(null);
    if (detector != null) {
      ask(detector);
      letters.guarded(-1, "rules", () -> become(detector));
      changed = true;
    }
    return detector != null;
  }

  /// Has an event processed again that failed before. May be called by any thread.
  void again(NumberedEvent event) {
    returned.add(event);
  }

  /// Processes those that came back.
  void processAgain() {
    List<NumberedEvent> some = new ArrayList<>();
    for (NumberedEvent e = returned.poll(); e != null; e = returned.poll()) {
      some.add(e);
    }
    List<@Nullable Said> answers =
        some.isEmpty() ? List.<@Nullable Said>of() : askers.getFirst().ask(some);
    for (int i = 0; i < answers.size(); i++) {
      NumberedEvent event = some.get(i);
      Said said = answers.get(i);
      letters.guarded(event.sequence(), "group", () -> grouped(event.event(), said));
      changed = true;
    }
  }

  private boolean become(Detector detector) {
    state.become(detector.correlations());
    return true;
  }

  /// What the rules have found. May be asked by any thread.
  RuleTally tally() {
    return tally;
  }

  /// How things stood when they were last told, by code alone; may be asked by any thread.
  LiveAlerts.Standings last() {
    return last;
  }

  /// Command lines and names unlike the others, as they were last told; may be asked by any
  /// thread.
  List<Finding> outliers() {
    return outliers;
  }

  @Override
  public long next() {
    return next;
  }

  /// Tells this one how long the rules take.
  void tracedBy(Tracer other) {
    tracer = other;
  }

  @Override
  public boolean take(List<NumberedEvent> events, long upTo) {
    if (events.isEmpty()) {
      return judged(events, upTo);
    }
    try (Span span = tracer.begin("detect", Tracer.Kind.INTERNAL)) {
      span.with("redoubt.records", events.size())
          .with("redoubt.first", events.getFirst().sequence());
      return judged(events, upTo);
    }
  }

  private boolean judged(List<NumberedEvent> events, long upTo) {
    List<List<@Nullable Said>> answers =
        crew.shared(
            events.size(),
            share -> askers.get(share.member()).ask(events.subList(share.from(), share.to())));
    int at = 0;
    for (List<@Nullable Said> some : answers) {
      for (Said said : some) {
        look(events.get(at++), said);
      }
    }
    seen |= !events.isEmpty();
    next = upTo;
    counters.kept(state.kept(), state.early());
    return true;
  }

  private void look(NumberedEvent event, @Nullable Said said) {
    arrived(event.arrived());
    counters.event(event.event().outcome() instanceof ParseOutcome.Ok);
    letters.guarded(event.sequence(), "group", () -> grouped(event.event(), said));
    if (said != null) {
      counters.findings(said.findings.size());
      said.findings.forEach(finding -> tally.hit(finding.rule().id(), event.arrived()));
      changed = true;
    }
  }

  /// Whether there may be something new to tell: `true` for certain only when rules fired.
  boolean changed() {
    return changed || reviewing.came();
  }

  /// Whether events came since the last telling, which may change what is known of log-ons.
  boolean seen() {
    return seen;
  }

  /// Whether something waits to be put.
  boolean pending() {
    return publication.pending() > 0;
  }

  /// Works out how things stand and, when asked to, puts what is new.
  ///
  /// @return false when it could not be put now
  boolean tell(boolean put) {
    reviewing.taken();
    boolean noted = noting.guarded(this::noted).isPresent();
    if (noted) {
      changed = false;
      seen = false;
    }
    boolean done = !put || (putting.guarded(publication::put).orElse(false) && noted);
    counters.alerts(publication.open(), publication.alertsPut(), publication.pending());
    return done;
  }

  /// Why nothing is told; empty when it is. May be asked by any thread.
  String trouble() {
    for (Trouble one : List.of(noting, putting, settling)) {
      if (!one.reason().isEmpty()) {
        return one.reason();
      }
    }
    return "";
  }

  /// Whether what could not be worked out or put may be tried again.
  boolean due() {
    return noting.waits() == 0 && putting.waits() == 0;
  }

  /// Writes what is known. To be called when everything was told.
  void write(StateOut out) {
    out.number(now);
    state.write(out);
  }

  /// Takes in what was written when everything before this number had been seen and told, in place
  /// of all that is known. For the thread that feeds it, before it feeds the first event.
  ///
  /// @throws io.redoubt.event.state.BadState when it cannot be read; what is known stays as it was
  void read(StateIn in, long upTo) {
    long then = in.number();
    LiveAlerts before = unknowing.get();
    before.read(in);
    if (!in.ended()) {
      throw new BadState("There is more than is known of.");
    }
    LiveAlerts.Standings standings = before.standings();
    Publication told = new Publication(sink);
    told.remember(standings, upTo);
    now = then;
    state = before;
    publication = told;
    next = upTo;
    last = standings;
    outliers = before.outliers();
  }

  /// The latest time of arrival, milliseconds since 1970 UTC.
  long arrived() {
    return now;
  }

  /// What is counted.
  DetectionCounters counters() {
    return counters;
  }

  private boolean grouped(Event event, @Nullable Said said) {
    state.observe(event);
    if (said != null) {
      said.findings.forEach(state::finding);
      said.hits.forEach(state::hit);
    }
    return true;
  }

  private boolean noted() {
    LiveAlerts.Standings now = state.standings();
    last = now;
    outliers = state.outliers();
    LiveAlerts.Standings told = reviewing.reviewed(now);
    Publication.Changed changes = publication.note(told, next);
    changes.alerts().forEach(reviewing::wanted);
    if (!changes.incidents().isEmpty()) {
      Map<String, Alert> byId = new HashMap<>();
      told.alerts().forEach(alert -> byId.put(alert.id(), alert));
      changes.incidents().forEach(incident -> reviewing.wanted(incident, byId));
    }
    return true;
  }

  /* Times of arrival only ever go on; what is settled is settled at full hours of them, so that
  another run over the same log settles the same. */
  private void arrived(long millis) {
    if (millis <= now) {
      return;
    }
    boolean first = now == Long.MIN_VALUE;
    boolean hour = !first && Math.floorDiv(now, HOUR) != Math.floorDiv(millis, HOUR);
    boolean minute = !first && Math.floorDiv(now, MINUTE) != Math.floorDiv(millis, MINUTE);
    now = millis;
    if (hour) {
      settle(false);
    } else if (minute && state.full()) {
      settle(true);
    }
  }

  private void settle(boolean shrink) {
    tell(false);
    settling.guarded(() -> shrink ? state.shrink(now) : state.settle(now)).ifPresent(this::settled);
  }

  private void settled(Set<String> ids) {
    publication.settle(ids);
    reviewing.settle(ids);
  }
}
