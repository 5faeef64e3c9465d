package io.redoubt.pipeline.live;

import io.redoubt.detect.Detector;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.port.AlertSink;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import io.redoubt.event.port.EventSink;
import io.redoubt.event.port.Intake;
import io.redoubt.event.port.LetterBox;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.Snapshots;
import io.redoubt.event.port.TriageQueue;
import io.redoubt.event.trace.Tracer;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import io.redoubt.triage.Triage;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The running pipeline over one log: [#intake] writes it, the detection reads it behind, and so do
/// the sinks that are added. Thread-safe.
public final class LiveEngine implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMinutes(1);

  /* Who asks in the first moments of a service what was known before it waits so long for it. */
  private static final Duration RESTORED = Duration.ofSeconds(10);

  private final EventLog log;
  private final Reading reading;
  private final DeadLetters letters = new DeadLetters();
  private final LiveIntake intake;
  private final ReadOnce together;
  private final Crew crew;
  private final Crew alone = new Crew(1);
  private final LiveDetection detection;
  private final Remembering remembering;
  private final Follower follower;
  private final List<Follower> others = new CopyOnWriteArrayList<>();
  private final Pace pace;
  private final long caughtUp;
  private final Memory memory;
  private long keptAt;
  private long keptNanos;
  private volatile Runnable keeping = () -> {};
  private volatile boolean stopping;
  private volatile Consumer<List<NumberedEvent>> watcher = _ -> {};
  private volatile @Nullable LiveReview review;

  /// How records are read.
  ///
  /// @param formats all there are
  /// @param stages shared tables
  /// @param zone for times without an offset; null: UTC is assumed
  /// @param threads that parse and match, at least 1
  public record Reading(Formats formats, Stages stages, @Nullable ZoneId zone, int threads) {}

  /// What is made of the events.
  ///
  /// @param detector the rules
  /// @param triage who judges
  /// @param sink takes alerts and incidents
  /// @param snapshots keep what is known over a stop
  public record Judging(Detector detector, Triage triage, AlertSink sink, Snapshots snapshots) {}

  /// Prepares the pipeline; [#start] sets it going.
  ///
  /// @param nanos monotonic time, for the pace of telling
  public LiveEngine(
      EventLog log,
      Reading reading,
      Judging judging,
      LiveIntake.Limits limits,
      LongSupplier nanos) {
    this.log = log;
    this.reading = reading;
    this.together = new ReadOnce(log);
    this.pace = new Pace(nanos);
    this.caughtUp = log.next();
    this.crew = new Crew(reading.threads());
    this.memory = new Memory(judging.snapshots(), letters);
    this.detection =
        new LiveDetection(judging.detector(), judging.triage(), judging.sink(), crew, letters);
    this.remembering = new Remembering(detection, this::restore);
    this.follower =
        new Follower(
            "detection",
            log,
            together.member(new Readers(crew, this::reader)),
            new WatchedSink(remembering, events -> watcher.accept(events)),
            letters,
            this::tellWhenDue);
    this.intake =
        new LiveIntake(
            log,
            reading.formats(),
            limits,
            letters,
            new HeaderMemory(judging.snapshots()),
            this::wake);
  }

  /// The way in.
  public Intake intake() {
    return intake;
  }

  /// Has this asked for a verdict on each alert and incident that is new or has changed, beside the
  /// verdict of code and without anything waiting for it; at most once.
  ///
  /// @param reviewer called by one thread
  public void reviewedBy(CaseReviewer reviewer) {
    LiveReview asking = new LiveReview(reviewer, () -> known().last(), letters, System::nanoTime);
    review = asking;
    detection.reviewedBy(asking);
    asking.start();
  }

  /// Shows this one what the rules have seen, by the thread that judges it, from the next records
  /// on.
  public void watchedBy(Consumer<List<NumberedEvent>> some) {
    watcher = some;
  }

  /// Tells this one how long the rules take for what comes.
  public void tracedBy(Tracer tracer) {
    detection.tracedBy(tracer);
  }

  /// From the next records on these rules are asked, in place of those before. What correlations
  /// that stay as they are have counted so far is kept, and so is what was found.
  public void ruledBy(Detector detector) {
    detection.ruledBy(detector);
    follower.wake();
  }

  /// Keeps dead letters here from now on, so that they outlive a restart.
  ///
  /// @param clock tells when they failed
  public void lettersTo(LetterBox box, InstantSource clock) {
    keeping = () -> letters.keepIn(box, clock.millis());
  }

  /// Has a record that failed processed again; what fails once more is a dead letter once more.
  ///
  /// @param sequence its number
  /// @return false when it is kept no longer
  public boolean again(long sequence) {
    Optional<EventLog.Stored> stored = log.record(sequence);
    stored.ifPresent(
        record -> {
          detection.again(reader().read(record));
          follower.wake();
        });
    return stored.isPresent();
  }

  /// How often rules fired.
  public RuleTally tally() {
    return detection.tally();
  }

  /// Command lines and looked-up names of the last day of arrivals that are unlike the others.
  public List<Finding> outliers() {
    return known().outliers();
  }

  /// Where somebody asks for a model's words at once.
  public TriageQueue triage() {
    return new TriageQueue() {
      @Override
      public Ticket ask(CaseFile.Kind kind, String id, Urgency urgency) {
        return queue().ask(kind, id, urgency);
      }

      @Override
      public Ticket look(CaseFile.Kind kind, String id) {
        return queue().look(kind, id);
      }
    };
  }

  private TriageQueue queue() {
    LiveReview asking = review;
    return asking == null ? TriageQueue.NONE : asking;
  }

  /// Begins to read the log, behind whoever calls: first what was known before a stop is taken in
  /// again, which takes the longer the more it is, then what came after it is read.
  public void start() {
    follower.start();
  }

  /// Feeds another sink with the events of the log, at its own pace.
  ///
  /// @param name of its thread
  public Follower feed(String name, EventSink sink) {
    Follower other =
        new Follower(
            name, log, together.member(new Readers(alone, this::reader)), sink, letters, () -> {});
    others.add(other);
    other.start();
    return other;
  }

  /// Makes events of records again, the same ones.
  public EventReader eventReader() {
    return new SharedReader(this::reader);
  }

  /// What a fault of the program kept from being processed.
  public DeadLetters deadLetters() {
    return letters;
  }

  /// Why nothing is detected or told; empty when it is.
  public String trouble() {
    String why = follower.trouble();
    return why.isEmpty() ? detection.trouble() : why;
  }

  /// How many records the detection has not seen yet.
  public long lag() {
    return follower.lag();
  }

  /// One more than the number of the last record that the detection has seen.
  public long position() {
    return follower.position();
  }

  /// The figures of this moment.
  ///
  /// @param now milliseconds since 1970 UTC
  public LiveMetrics metrics(long now) {
    IntakeCounters in = intake.counters();
    DetectionCounters done = detection.counters();
    LiveReview asking = review;
    return new LiveMetrics(
        in.received(),
        in.committed(),
        in.repeated(),
        in.refused(),
        in.unparsed(),
        intake.bytesInFlight(),
        intake.waiting(),
        done.parsed(),
        done.unparsed(),
        done.findings(),
        done.open(),
        done.put(),
        done.pending(),
        done.early(),
        done.kept(),
        follower.lag(),
        follower.behind(now),
        letters.count(),
        asking == null ? 0 : asking.waiting(),
        asking == null ? 0 : asking.asked(),
        asking == null ? 0 : asking.dropped());
  }

  /// Takes nothing more, answers what was taken, and tells what was found so far; waits for that at
  /// most this long. What the detection has not seen by then it sees after the next start.
  ///
  /// @throws InterruptedException when interrupted while waiting
  public void stop(Duration deadline) throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    intake.drain(deadline);
    stopping = true;
    endReview();
    List<Follower> all = new ArrayList<>(others);
    all.add(follower);
    all.forEach(Follower::close);
    for (Follower each : all) {
      each.stop(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
  }

  @Override
  public void close() {
    stopping = true;
    endReview();
    others.forEach(Follower::close);
    follower.close();
    crew.close();
    alone.close();
  }

  private void endReview() {
    LiveReview asking = review;
    if (asking != null) {
      asking.close();
    }
  }

  private DeliveryReader reader() {
    return new DeliveryReader(reading.formats(), reading.stages(), reading.zone(), letters);
  }

  private void restore() {
    memory.restore(detection, log.first(), caughtUp);
    keptAt = detection.next();
  }

  private LiveDetection known() {
    return remembering.known(RESTORED);
  }

  private void wake() {
    follower.wake();
    others.forEach(Follower::wake);
  }

  /* What is known is kept when all of it was told: a minute after the last time at the soonest, or
  at the end. */
  private void keepWhenDue() {
    long next = detection.next();
    boolean later = pace.nanos() - keptNanos >= EVERY.toNanos();
    if (next != keptAt && (later || stopping) && memory.keep(detection, detection.arrived())) {
      keptAt = next;
      keptNanos = pace.nanos();
    }
  }

  /* What was told before a stop is not told in an older form after it: nothing is told until all
  that was committed before the start has been seen. */
  private void tellWhenDue() {
    keeping.run();
    detection.processAgain();
    if (detection.newRules()) {
      keptAt = -1; // what is known is of other rules than what was kept
      keptNanos = pace.nanos() - EVERY.toNanos();
    }
    boolean idle = follower.lag() == 0;
    boolean wanted = detection.changed() || (detection.seen() && (idle || stopping));
    boolean due = stopping || (pace.due() && detection.due());
    if (follower.position() >= caughtUp && due && (wanted || detection.pending())) {
      pace.begins();
      if (detection.tell(true)) {
        keepWhenDue();
        pace.ends();
      } else {
        pace.fails();
      }
    }
  }
}
