package io.redoubt.pipeline.live;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Verdict;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.TriageQueue;
import io.redoubt.pipeline.live.ReviewQueue.Asked;
import io.redoubt.pipeline.live.ReviewQueue.Waiting;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Has a model look at alerts and incidents, one at a time and the worst first, on a thread of its
/// own, so that nothing ever waits for it. A case is looked at when it has stopped growing for a
/// moment, an incident after its alerts, and again ten minutes later at the soonest, unless it got
/// worse or somebody asks. The words stand as long as the evidence is the same; when it changes,
/// those of code stand alone until the model has looked again. Thread-safe.
final class LiveReview implements Reviewing, TriageQueue, AutoCloseable {
  /// Cases that wait; further ones are not looked at, but for those that are worse.
  static final int WAITING = 1000;

  private static final long CALM = 3_000_000_000L;
  private static final long REST = 600_000_000_000L;
  private static final long LOOK = 200_000_000L;

  private final CaseReviewer reviewer;
  private final Supplier<LiveAlerts.Standings> standings;
  private final DeadLetters letters;
  private final LongSupplier nanos;
  private final ReviewQueue queue = new ReviewQueue(WAITING);
  private final Map<String, Reviewed> reviewed = new HashMap<>();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile boolean modelless;
  private String running = "";
  private boolean came;
  private long asked;

  private record Reviewed(Reviewable what, Verdict verdict, long at) {}

  /// @param reviewer asks the model; blocks until its deadline at most
  /// @param standings how things stand, for those who ask
  /// @param nanos monotonic time
  LiveReview(
      CaseReviewer reviewer,
      Supplier<LiveAlerts.Standings> standings,
      DeadLetters letters,
      LongSupplier nanos) {
    this.reviewer = reviewer;
    this.standings = standings;
    this.letters = letters;
    this.nanos = nanos;
    this.thread = Thread.ofPlatform().daemon().name("redoubt-review").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  @Override
  public synchronized LiveAlerts.Standings reviewed(LiveAlerts.Standings now) {
    Map<String, Alert> byId = byId(now);
    return new LiveAlerts.Standings(
        now.alerts().stream().map(this::reviewed).toList(),
        now.incidents().stream().map(incident -> reviewed(incident, byId)).toList(),
        now.names());
  }

  private static Map<String, Alert> byId(LiveAlerts.Standings now) {
    Map<String, Alert> byId = new HashMap<>();
    now.alerts().forEach(alert -> byId.put(alert.id(), alert));
    return byId;
  }

  private Alert reviewed(Alert alert) {
    return known(new Reviewable.OfAlert(alert))
        .map(
            verdict ->
                alert.judged(
                    verdict.severity(), alert.severityReasons(), alert.evidence(), verdict))
        .orElse(alert);
  }

  private Incident reviewed(Incident incident, Map<String, Alert> alerts) {
    return reviewed.containsKey(incident.id())
        ? known(new Reviewable.OfIncident(incident, alerts)).map(incident::judged).orElse(incident)
        : incident;
  }

  /* The words about it, where they still fit the evidence. */
  private Optional<Verdict> known(Reviewable what) {
    Reviewed known = reviewed.get(what.id());
    return known != null && known.what().stamp().equals(what.stamp())
        ? Optional.of(known.verdict())
        : Optional.empty();
  }

  @Override
  public void wanted(Alert alert) {
    wanted(new Reviewable.OfAlert(alert));
  }

  @Override
  public void wanted(Incident incident, Map<String, Alert> alerts) {
    wanted(new Reviewable.OfIncident(incident, alerts));
  }

  private synchronized void wanted(Reviewable what) {
    if (!modelless && known(what).isEmpty()) {
      queue.add(what, nanos.getAsLong(), Asked.BY_NOBODY);
    }
  }

  @Override
  public Ticket ask(CaseFile.Kind kind, String id, Urgency urgency) {
    Optional<Reviewable> what = standing(kind, id);
    if (!modelless && what.isPresent()) {
      asked(what.get(), urgency);
    }
    return look(kind, id);
  }

  private synchronized void asked(Reviewable what, Urgency urgency) {
    if (!running.equals(what.id())) {
      queue.add(what, nanos.getAsLong(), Asked.of(urgency));
      LockSupport.unpark(thread);
    }
  }

  @Override
  public Ticket look(CaseFile.Kind kind, String id) {
    if (modelless) {
      return new Ticket(State.NO_MODEL, 0);
    }
    return standing(kind, id).map(this::ticket).orElse(new Ticket(State.SETTLED, 0));
  }

  private synchronized Ticket ticket(Reviewable what) {
    if (running.equals(what.id())) {
      return new Ticket(State.RUNNING, 0);
    }
    if (queue.has(what.id())) {
      return new Ticket(State.QUEUED, queue.ahead(what.id()) + (running.isEmpty() ? 0 : 1));
    }
    return new Ticket(known(what).isPresent() ? State.DONE : State.IDLE, 0);
  }

  private Optional<Reviewable> standing(CaseFile.Kind kind, String id) {
    LiveAlerts.Standings now = standings.get();
    return switch (kind) {
      case ALERT ->
          now.alerts().stream()
              .filter(alert -> alert.id().equals(id))
              .<Reviewable>map(Reviewable.OfAlert::new)
              .findFirst();
      case INCIDENT ->
          now.incidents().stream()
              .filter(incident -> incident.id().equals(id))
              .<Reviewable>map(incident -> new Reviewable.OfIncident(incident, byId(reviewed(now))))
              .findFirst();
    };
  }

  @Override
  public synchronized boolean came() {
    return came;
  }

  @Override
  public synchronized void taken() {
    came = false;
  }

  @Override
  public synchronized void settle(Set<String> ids) {
    reviewed.keySet().removeAll(ids);
  }

  /// How many cases wait.
  synchronized int waiting() {
    return queue.size();
  }

  /// How many times a model was asked.
  synchronized long asked() {
    return asked;
  }

  /// How many cases were not looked at, as too many waited.
  synchronized long dropped() {
    return queue.dropped();
  }

  private void run() {
    boolean sound = true;
    while (!stopped && sound) {
      Optional<Boolean> model = letters.guarded(-1, "review", reviewer::open);
      sound = model.isPresent(); // a bug would be one with every look
      modelless = !model.orElse(false);
      Optional<Waiting> next = modelless ? Optional.empty() : next();
      if (next.isEmpty()) {
        LockSupport.parkNanos(LOOK);
      } else {
        Reviewable what = next.get().what();
        Optional<Verdict> verdict = letters.guarded(-1, "review", () -> what.reviewedBy(reviewer));
        ended(what, verdict);
      }
    }
  }

  private synchronized void ended(Reviewable what, Optional<Verdict> verdict) {
    running = "";
    if (verdict.isPresent()) {
      reviewed.put(what.id(), new Reviewed(what, verdict.get(), nanos.getAsLong()));
      came |= !verdict.get().equals(what.verdict());
    }
  }

  private synchronized Optional<Waiting> next() {
    long now = nanos.getAsLong();
    Optional<Waiting> next = queue.take(one -> ready(one, now));
    if (next.isPresent()) {
      asked++;
      running = next.get().what().id();
    }
    return next;
  }

  private boolean ready(Waiting one, long now) {
    return switch (one.asked()) {
      case NOW -> true;
      case NORMAL -> now - one.since() >= CALM;
      case BY_NOBODY ->
          now - one.since() >= CALM
              && rested(one.what(), now)
              && one.what().after().stream().noneMatch(queue::has);
    };
  }

  private boolean rested(Reviewable what, long now) {
    Reviewed before = reviewed.get(what.id());
    return before == null
        || now - before.at() >= REST
        || what.severity().compareTo(before.what().severity()) > 0;
  }

  /// Begins no further review and does not wait for the one that is going on.
  @Override
  public void close() {
    stopped = true;
    LockSupport.unpark(thread);
  }
}
