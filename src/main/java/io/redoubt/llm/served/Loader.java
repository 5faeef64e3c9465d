package io.redoubt.llm.served;

import static java.util.Objects.requireNonNull;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.Ticker;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Loads one model, once at a time, in the background: those who wait give up at their own deadline
/// while the load goes on, because a server drops a load whose client goes away. Thread-safe.
final class Loader implements AutoCloseable {
  private final AtomicReference<@Nullable Load> running = new AtomicReference<>();
  private final Ticker ticker;

  Loader(Ticker ticker) {
    this.ticker = ticker;
  }

  /* A load and when it began. */
  private record Load(FutureTask<Readiness> task, long begun) {}

  /// When the load began that runs now, by the ticker; empty when none runs.
  Optional<Long> since() {
    return Optional.ofNullable(running.get())
        .filter(load -> !load.task().isDone())
        .map(Load::begun);
  }

  /// Waits for the load that runs, or starts one.
  Readiness await(Supplier<Readiness> load, Deadline deadline) {
    FutureTask<Readiness> task = joined(load);
    try {
      return task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return new Readiness.Loading("the model is still being loaded");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Readiness.Unusable(FailureReason.CANCELLED, "interrupted");
    } catch (java.util.concurrent.CancellationException _) {
      return new Readiness.Unusable(FailureReason.CANCELLED, "closed");
    } catch (ExecutionException bug) {
      throw new IllegalStateException("Loading failed in an unknown way", bug);
    }
  }

  private FutureTask<Readiness> joined(Supplier<Readiness> load) {
    Load mine = new Load(new FutureTask<>(load::get), ticker.nanos());
    Load taken =
        requireNonNull(
            running.updateAndGet(now -> now == null || now.task().isDone() ? mine : now));
    if (taken.equals(mine)) {
      Thread.ofVirtual().name("redoubt-load").start(mine.task());
    }
    return taken.task();
  }

  @Override
  public void close() {
    Load load = running.get();
    if (load != null) {
      load.task().cancel(true);
    }
  }
}
