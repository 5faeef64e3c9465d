package io.redoubt.api.jobs;

import io.redoubt.event.port.Jobs;
import io.redoubt.event.port.LedgerException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Has those told who want to know that a job has ended, four times at most with growing pauses;
/// what came of it stands in the job. What a stop has left is told after the next start.
/// Thread-safe.
final class JobCalls implements AutoCloseable {
  private static final List<Long> PAUSES = List.of(1_000L, 10_000L, 60_000L);
  private static final long LATER = 60_000;
  private static final int LISTED = 1000;

  private final Jobs jobs;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("redoubt-job-calls").factory());
  private volatile @Nullable JobHook hook;

  JobCalls(Jobs jobs) {
    this.jobs = jobs;
  }

  /// From now on; begins with those that a stop has left.
  void tellBy(JobHook teller) {
    hook = teller;
    for (String state : List.of("done", "failed", "cancelled")) {
      jobs.list(state, LISTED).stream().map(JobState::of).forEach(this::ended);
    }
  }

  /// Whether anybody can be told.
  boolean can() {
    return hook != null;
  }

  /// A job has ended.
  void ended(JobState job) {
    if (can() && job.told().hook().state().equals(Hook.WAITING)) {
      later(job.id(), 0);
    }
  }

  private void later(String id, long millis) {
    try {
      var unused = timer.schedule(() -> guarded(id), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      return; // it is told after the next start
    }
  }

  private void guarded(String id) {
    try {
      jobs.find(id)
          .map(JobState::of)
          .filter(job -> job.told().hook().state().equals(Hook.WAITING))
          .ifPresent(this::tell);
    } catch (LedgerException away) {
      later(id, LATER);
    }
  }

  private void tell(JobState job) {
    JobHook teller = hook;
    if (teller == null) {
      return;
    }
    JobHook.Said said = teller.tell(job);
    int before = job.told().hook().attempts();
    boolean again = !said.done() && said.again() && before < PAUSES.size();
    String state = said.done() ? Hook.DELIVERED : again ? Hook.WAITING : Hook.FAILED;
    Hook after = job.told().hook().after(state, said.done() ? "" : said.reason());
    jobs.put(job.with(job.state(), job.updated(), job.told().hooked(after)).kept());
    if (again) {
      later(job.id(), PAUSES.get(before));
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
