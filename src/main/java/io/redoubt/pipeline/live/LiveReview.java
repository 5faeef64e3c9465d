package io.redoubt.pipeline.live;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Has a model look at alerts, one at a time and the worst first, on a thread of its own, so that
/// nothing ever waits for it. An alert is looked at when it has stopped growing for a moment, and
/// again ten minutes later at the soonest, unless it got worse. Its words stand as long as the
/// evidence is the same; when it changes, those of code stand alone until the model has looked
/// again. Thread-safe.
final class LiveReview implements Reviewing, AutoCloseable {
  /// Alerts that wait; further ones are not looked at, but for those that are worse.
  static final int WAITING = 1000;

  private static final long CALM = 3_000_000_000L;
  private static final long REST = 600_000_000_000L;
  private static final long LOOK = 200_000_000L;

  private final Function<Alert, Verdict> reviewer;
  private final DeadLetters letters;
  private final LongSupplier nanos;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Map<String, Reviewed> reviewed = new HashMap<>();
  private final Thread thread;
  private volatile boolean stopped;
  private boolean came;
  private long asked;
  private long dropped;

  private record Waiting(Alert alert, long since) {}

  private record Reviewed(Alert alert, Verdict verdict, long at) {}

  /// @param reviewer asks the model; blocks until its deadline at most
  /// @param nanos monotonic time
  LiveReview(Function<Alert, Verdict> reviewer, DeadLetters letters, LongSupplier nanos) {
    this.reviewer = reviewer;
    this.letters = letters;
    this.nanos = nanos;
    this.thread = Thread.ofPlatform().daemon().name("redoubt-review").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  @Override
  public synchronized LiveAlerts.Standings reviewed(LiveAlerts.Standings standings) {
    return new LiveAlerts.Standings(
        standings.alerts().stream().map(this::reviewed).toList(),
        standings.incidents(),
        standings.names());
  }

  private Alert reviewed(Alert alert) {
    Reviewed known = reviewed.get(alert.id());
    if (known == null || !known.alert().evidence().hash().equals(alert.evidence().hash())) {
      return alert;
    }
    Verdict verdict = known.verdict();
    return alert.judged(verdict.severity(), alert.severityReasons(), alert.evidence(), verdict);
  }

  @Override
  public synchronized void wanted(Alert alert) {
    Reviewed known = reviewed.get(alert.id());
    if (known != null && known.alert().evidence().hash().equals(alert.evidence().hash())) {
      return;
    }
    waiting.put(alert.id(), new Waiting(alert, nanos.getAsLong()));
    if (waiting.size() > WAITING) {
      waiting.remove(mildest());
      dropped++;
    }
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

  /// How many alerts wait.
  synchronized int waiting() {
    return waiting.size();
  }

  /// How many alerts a model was asked about.
  synchronized long asked() {
    return asked;
  }

  /// How many alerts were not looked at, as too many waited.
  synchronized long dropped() {
    return dropped;
  }

  private void run() {
    while (!stopped) {
      Alert next = next();
      if (next == null) {
        LockSupport.parkNanos(LOOK);
      } else {
        letters
            .guarded(-1, "review", () -> reviewer.apply(next))
            .ifPresent(verdict -> came(next, verdict));
      }
    }
  }

  private synchronized void came(Alert alert, Verdict verdict) {
    reviewed.put(alert.id(), new Reviewed(alert, verdict, nanos.getAsLong()));
    came |= !verdict.equals(alert.verdict());
  }

  private synchronized @Nullable Alert next() {
    long now = nanos.getAsLong();
    Waiting best = null;
    for (Waiting one : waiting.values()) {
      boolean worse = best == null || one.alert().severity().compareTo(best.alert().severity()) > 0;
      if (worse && now - one.since() >= CALM && rested(one.alert(), now)) {
        best = one;
      }
    }
    if (best == null) {
      return null;
    }
    asked++;
    waiting.remove(best.alert().id());
    return best.alert();
  }

  private boolean rested(Alert alert, long now) {
    Reviewed before = reviewed.get(alert.id());
    return before == null
        || now - before.at() >= REST
        || alert.severity().compareTo(before.alert().severity()) > 0;
  }

  private String mildest() {
    Alert mildest = waiting.values().iterator().next().alert();
    for (Waiting one : waiting.values()) {
      if (one.alert().severity().compareTo(mildest.severity()) < 0) {
        mildest = one.alert();
      }
    }
    return mildest.id();
  }

  /// Begins no further review and does not wait for the one that is going on.
  @Override
  public void close() {
    stopped = true;
    LockSupport.unpark(thread);
  }
}
