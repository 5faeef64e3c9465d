package io.redoubt.pipeline;

import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Runs jobs on a fixed number of workers and hands out their results in the order of the jobs.
/// At most two jobs per worker wait, so that memory stays bounded: whoever submits then does the
/// handing out. Used by one thread; the jobs run on others.
final class Conveyor implements AutoCloseable {
  private record Slot<R>(Future<R> result, Consumer<R> taker) {
    void handOver() throws InterruptedException {
      try {
        taker.accept(result.get());
      } catch (ExecutionException bug) {
        throw new IllegalStateException("A worker failed: " + bug.getCause(), bug.getCause());
      }
    }
  }

  private final ExecutorService workers;
  private final ArrayDeque<Slot<?>> pending = new ArrayDeque<>();
  private final int limit;

  Conveyor(int threads) {
    this.workers =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("redoubt-worker-", 1).daemon().factory());
    this.limit = threads * 2 + 1;
  }

  <R> void submit(Callable<R> job, Consumer<R> taker) {
    if (pending.size() >= limit) {
      takeOne();
    }
    pending.add(new Slot<>(workers.submit(job), taker));
  }

  /// Waits for all jobs and hands out their results.
  void drain() {
    while (!pending.isEmpty()) {
      takeOne();
    }
  }

  private void takeOne() {
    try {
      pending.removeFirst().handOver();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a worker.", stop);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
