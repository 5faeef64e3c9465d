package io.redoubt.api.jobs;

import io.redoubt.api.jobs.JobState.Told;
import io.redoubt.event.port.Jobs;
import io.redoubt.event.port.Jobs.Job;
import io.redoubt.event.port.LedgerException;
import io.redoubt.pipeline.live.Courtesy;
import io.redoubt.store.jobs.JobFiles;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes jobs, runs one at a time in the order they came, and knows them after a restart: what
/// was queued or running then is begun again; what was killed with the service three times fails.
/// What is kept of an ended one goes after a week. Thread-safe.
public final class JobDesk implements AutoCloseable {
  /// Jobs that wait, at most.
  public static final int WAITING = 100;

  private static final int LISTED = 1000;
  private static final int STARTS = 3;
  private static final long WEEK = 7L * 24 * 3_600_000;
  private static final long TOLD_EVERY = 1000;
  private static final long GRACE_SECONDS = 5;

  private final Jobs jobs;
  private final JobFiles files;
  private final JobWork work;
  private final InstantSource clock;
  private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Courtesy.threads("redoubt-jobs"));
  private final JobCalls calls;
  private volatile boolean closing;

  /// Over these; begins with those that a stop has left.
  public JobDesk(Jobs jobs, JobFiles files, JobWork work, InstantSource clock) {
    this.jobs = jobs;
    this.files = files;
    this.work = work;
    this.clock = clock;
    this.calls = new JobCalls(jobs);
    left().forEach(job -> worker.execute(() -> guarded(job.id())));
  }

  /// From now on those who want to know are told by this that a job has ended.
  public void tellsBy(JobHook hook) {
    calls.tellBy(hook);
  }

  /// Whether anybody can be told.
  public boolean tells() {
    return calls.can();
  }

  private List<Job> left() {
    List<Job> left = new ArrayList<>(jobs.list("running", LISTED));
    left.addAll(jobs.list("queued", LISTED));
    left.sort(Comparator.comparingLong(Job::created));
    return left;
  }

  /// What came of wanting a job.
  public sealed interface Wanted {
    /// @param job as it stands
    /// @param before whether it had been wanted before
    record Taken(JobState job, boolean before) implements Wanted {}

    /// Too many wait.
    record Full() implements Wanted {}

    /// What it is to read cannot be written to the disk.
    record Unwritten() implements Wanted {}
  }

  /// Takes a job; when this returns it outlives a restart.
  ///
  /// @param id its own; wanted again it is not taken again
  /// @param input what it reads, `upload`, `events` or `query`
  /// @param bytes logs of any format, packed or not
  public Wanted submit(String id, String owner, String label, String input, byte[] bytes) {
    return submit(id, owner, Told.fresh(input, bytes.length, label, Hook.NONE), bytes);
  }

  /// The same with all that is told of it.
  synchronized Wanted submit(String id, String owner, Told told, byte[] bytes) {
    Optional<JobState> before = find(id);
    if (before.isPresent()) {
      return new Wanted.Taken(before.get(), true);
    }
    if (left().size() >= WAITING) {
      return new Wanted.Full();
    }
    forgetOld();
    try {
      files.input(id, bytes);
    } catch (IOException full) {
      return new Wanted.Unwritten();
    }
    long now = clock.millis();
    JobState job = new JobState(id, "queued", owner, now, now, told);
    jobs.put(job.kept());
    worker.execute(() -> guarded(id));
    return new Wanted.Taken(job, false);
  }

  private void forgetOld() {
    long before = clock.millis() - WEEK;
    for (Job job : jobs.list("", LISTED)) {
      if (job.ended() && job.updated() < before) {
        files.forget(job.id());
      }
    }
    jobs.forget(before);
  }

  /// One; empty when there is none, or it ended more than a week ago.
  public Optional<JobState> find(String id) {
    return jobs.find(id).map(JobState::of);
  }

  /// The latest of this state (empty: of any), newest first.
  public List<JobState> list(String state, int limit) {
    return jobs.list(state, limit).stream().map(JobState::of).toList();
  }

  /// The report of one that is done; empty otherwise.
  ///
  /// @throws IOException when it cannot be read
  public Optional<byte[]> result(String id) throws IOException {
    return files.result(id);
  }

  /// Ends a job that has not ended; it stands as cancelled at once, or when it has noticed.
  ///
  /// @return as it stands; empty when there is none
  public synchronized Optional<JobState> cancel(String id) {
    Optional<JobState> job = find(id);
    if (job.isPresent() && !job.get().ended()) {
      cancelled.add(id);
      if (job.get().state().equals("queued")) {
        return Optional.of(put(job.get(), "cancelled", job.get().told()));
      }
    }
    return job;
  }

  private JobState put(JobState job, String state, Told told) {
    JobState after = job.with(state, clock.millis(), told);
    jobs.put(after.kept());
    if (after.ended()) {
      files.done(after.id());
      cancelled.remove(after.id());
      calls.ended(after);
    }
    return after;
  }

  /* A fault of the program ends the job, never the desk. */
  private void guarded(String id) {
    try {
      run(id);
    } catch (LedgerException away) {
      System.getLogger("io.redoubt.api").log(System.Logger.Level.WARNING, "A job waits", away);
    } catch (RuntimeException | StackOverflowError bug) {
      System.getLogger("io.redoubt.api").log(System.Logger.Level.ERROR, "A job failed", bug);
      find(id)
          .filter(job -> !job.ended())
          .ifPresent(job -> failed(job, "This is a bug of Redoubt."));
    }
  }

  private void run(String id) {
    Optional<JobState> known = begun(id);
    if (known.isEmpty()) {
      return;
    }
    JobState job = known.get();
    Told told = job.told();
    if (told.starts() > STARTS) {
      failed(job, "It was begun " + STARTS + " times, and the service was killed each time.");
      return;
    }
    Progress progress = new Progress(job);
    try (InputStream input = files.input(id)) {
      byte[] report = work.analyze(input, progress::events, () -> stopped(id));
      if (closing && !cancelled.contains(id)) {
        put(job, "queued", told.begun(told.starts() - 1)); // begun again after the next start
        return;
      }
      ended(job, told, report);
    } catch (IOException unreadable) {
      failed(job, "What it was to read is not there any more, or its report cannot be written.");
    }
  }

  private synchronized Optional<JobState> begun(String id) {
    return find(id)
        .filter(job -> !closing && !job.ended())
        .map(job -> put(job, "running", job.told().begun(job.told().starts() + 1)));
  }

  private boolean stopped(String id) {
    return closing || cancelled.contains(id);
  }

  private void ended(JobState job, Told told, byte[] report) throws IOException {
    if (cancelled.contains(job.id())) {
      put(job, "cancelled", told);
      return;
    }
    files.result(job.id(), report);
    JsonNode read = summary(report);
    put(job, "done", told.found(read.path("events").asLong(0), read.path("alerts").size()));
  }

  private static JsonNode summary(byte[] report) {
    try {
      return JsonMapper.shared().readTree(report);
    } catch (JacksonException notOurs) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  private void failed(JobState job, String reason) {
    put(job, "failed", job.told().failed(reason));
  }

  /// Tells how far a job is, once a second at most.
  private final class Progress {
    private final JobState job;
    private long told;

    Progress(JobState job) {
      this.job = job;
      this.told = clock.millis();
    }

    void events(long events) {
      long now = clock.millis();
      if (now - told >= TOLD_EVERY && !stopped(job.id())) {
        told = now;
        put(job, "running", job.told().read(events));
      }
    }
  }

  /// Begins nothing more; what is running is begun again after the next start.
  @Override
  public void close() {
    closing = true;
    calls.close();
    worker.shutdown();
    try {
      worker.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
