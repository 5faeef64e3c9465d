package io.redoubt.llm.served;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Readiness;
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
  private final AtomicReference<@Nullable FutureTask<Readiness>> running = new AtomicReference<>();

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
    FutureTask<Readiness> mine = new FutureTask<>(load::get);
    FutureTask<Readiness> task =
        running.updateAndGet(now -> now == null || now.isDone() ? mine : now);
    if (task == mine) {
      Thread.ofVirtual().name("redoubt-load").start(mine);
    }
    return mine == task ? mine : java.util.Objects.requireNonNull(task);
  }

  @Override
  public void close() {
    FutureTask<Readiness> task = running.get();
    if (task != null) {
      task.cancel(true);
    }
  }
}
