package io.redoubt.llm.local;

import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.TokenEstimate;
import io.redoubt.llm.http.Failure;
import io.redoubt.llm.http.Timers;
import io.redoubt.llm.served.Backoff;
import io.redoubt.llm.served.Dialect;
import io.redoubt.llm.served.Heard;
import io.redoubt.llm.served.Hearing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The model of a file, run by a child. One answer at a time; who comes meanwhile waits. A child
/// that dies, or does not stop when it is told to, is replaced at the next request, after a pause
/// that doubles while no answer succeeds. Thread-safe.
final class LocalDialect implements Dialect, AutoCloseable {
  private static final double DENSER = 0.85;
  private static final double SPARSER = 1.5;
  private static final double MOST = 6;

  private final ModelFile file;
  private final ModelOptions options;
  private final Timers timers;
  private final Backoff backoff;
  private final Ticker ticker;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final AtomicLong ids = new AtomicLong();
  private volatile @Nullable Running running;
  private volatile boolean closed;
  private volatile int context;
  private int crashes;

  LocalDialect(
      ModelFile file, ModelOptions options, Timers timers, Backoff backoff, Ticker ticker) {
    this.file = file;
    this.options = options;
    this.timers = timers;
    this.backoff = backoff;
    this.ticker = ticker;
  }

  @Override
  public ModelIdentity identity() {
    Running now = running;
    return now == null
        ? new ModelIdentity("embedded", Load.VERSION, file.name(), "", context)
        : now.identity();
  }

  /// Characters per token, as counted on a sample when the model was loaded.
  Optional<TokenEstimate> tokens() {
    Running now = running;
    if (now == null) {
      return Optional.empty();
    }
    double ratio = now.charactersPerToken();
    double least = Math.clamp(ratio * DENSER, 0.5, MOST);
    return Optional.of(new TokenEstimate(least, Math.clamp(ratio * SPARSER, least, MOST)));
  }

  /// The number of the child's process; 0 while there is none.
  long child() {
    Running now = running;
    return now == null ? 0 : now.child().id();
  }

  @Override
  public Readiness look(Deadline deadline) {
    if (closed) {
      return new Readiness.Unusable(FailureReason.CANCELLED, "closed");
    }
    Running now = running;
    if (now != null && now.child().alive() && file.is(now.stamp())) {
      return new Readiness.Ready(now.identity());
    }
    return switch (file.look(options)) {
      case ModelFile.Look.Bad(var failure) -> unusable(failure);
      case ModelFile.Look.Good good -> {
        context = good.context(options);
        yield new Readiness.Loading("the model is being loaded");
      }
    };
  }

  private static Readiness unusable(Failure failure) {
    return new Readiness.Unusable(failure.reason(), failure.detail());
  }

  @Override
  public Readiness load(Deadline deadline) {
    try {
      turn.lockInterruptibly();
      try {
        return look(deadline) instanceof Readiness.Loading ? replaced(deadline) : look(deadline);
      } finally {
        turn.unlock();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Readiness.Unusable(FailureReason.CANCELLED, "interrupted");
    }
  }

  private Readiness replaced(Deadline deadline) throws InterruptedException {
    drop();
    if (crashes > 0) {
      Thread.sleep(backoff.pause(crashes));
    }
    return switch (file.look(options)) {
      case ModelFile.Look.Bad(var failure) -> unusable(failure);
      case ModelFile.Look.Good good -> loaded(new Load(file, options).run(good, deadline));
    };
  }

  private Readiness loaded(Load.Loaded loaded) {
    switch (loaded) {
      case Load.Loaded.Down(var failure) -> {
        crashes += failure.reason() == FailureReason.CRASHED ? 1 : 0;
        return unusable(failure);
      }
      case Load.Loaded.Up(var now) -> {
        running = now;
        if (closed) {
          drop();
        }
        return new Readiness.Ready(now.identity());
      }
    }
  }

  private void drop() {
    Running now = running;
    running = null;
    if (now != null) {
      now.child().close();
    }
  }

  @Override
  public Heard ask(ChatRequest request, Duration firstByte) {
    try {
      if (!turn.tryLock(request.deadline().left().toNanos(), TimeUnit.NANOSECONDS)) {
        return lost(FailureReason.DEADLINE, "another answer was still being written");
      }
      try {
        Running now = running;
        return now == null
            ? lost(FailureReason.LOADING, "the model is loaded again")
            : answered(now, request, firstByte);
      } finally {
        turn.unlock();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return lost(FailureReason.CANCELLED, "interrupted");
    }
  }

  private static Heard lost(FailureReason reason, String detail) {
    return new Heard.Lost(new Failure(reason, detail), Duration.ZERO, false);
  }

  private Heard answered(Running now, ChatRequest request, Duration firstByte)
      throws InterruptedException {
    Listening listening =
        new Listening(
            now.child(),
            order(request),
            request,
            new Hearing(request, _ -> true, ticker),
            timers.gap());
    boolean finished = false;
    try {
      Heard heard = listening.heard(firstByte);
      finished = !listening.lost();
      crashes = heard instanceof Heard.Spoken ? 0 : crashes;
      crashes += crashed(heard) ? 1 : 0;
      return heard;
    } finally {
      if (!finished) {
        drop();
      }
    }
  }

  private static boolean crashed(Heard heard) {
    return heard instanceof Heard.Lost(var failure, _, _)
        && failure.reason() == FailureReason.CRASHED;
  }

  private Order.Ask order(ChatRequest request) {
    return new Order.Ask(
        ids.incrementAndGet(),
        request.prompt().messages().stream()
            .map(message -> new Order.Turn(message.role().wire(), message.text()))
            .toList(),
        request.schema(),
        request.maxTokens(),
        request.sampling().temperature(),
        request.sampling().seed());
  }

  /// Ends the child.
  @Override
  public void close() {
    closed = true;
    drop();
  }
}
