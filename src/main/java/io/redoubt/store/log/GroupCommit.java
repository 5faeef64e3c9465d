package io.redoubt.store.log;

import io.redoubt.event.port.Durations;
import io.redoubt.event.port.Taken;
import io.redoubt.event.port.Taken.Refusal;
import io.redoubt.store.disk.NoRoom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Brings many callers to one writer: what waits while the disk is busy is written and synced
/// together. The writer's thread is never interrupted, whatever happens to callers. Thread-safe.
final class GroupCommit implements AutoCloseable {
  private static final long MOST_BYTES = 8L << 20;
  private static final int MOST = 4096;
  private static final long TOLD_NANOS = 30_000_000_000L;

  private final Appender appender;
  private final LogSettings settings;
  private final Semaphore room;
  private final Queue<Pending> queue = new ConcurrentLinkedQueue<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("log").factory());

  private final Durations took = new Durations();
  private volatile String trouble = "";
  private volatile long troubled;

  GroupCommit(Appender appender, LogSettings settings) {
    this.appender = appender;
    this.settings = settings;
    this.room = new Semaphore(settings.queueBytes(), true); // who floods keeps nobody out
  }

  /// Commits this, together with others, and says what came of it.
  Taken commit(Framed framed) {
    long begun = System.nanoTime();
    int permits = Math.min(framed.size(), settings.queueBytes());
    try {
      if (!room.tryAcquire(permits, settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        return Pending.refusal(Refusal.BUSY, "The disk is slower than what comes in");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Pending.refusal(Refusal.CLOSING, "Interrupted");
    }
    Pending pending = new Pending(framed, permits, new CompletableFuture<>());
    queue.add(pending);
    try {
      writer.execute(this::run);
    } catch (RejectedExecutionException closed) {
      pending.refused(Refusal.CLOSING, "The log is closed");
    }
    Taken taken = pending.done().join();
    took.add(System.nanoTime() - begun);
    return taken;
  }

  /// How long callers waited.
  Durations took() {
    return took;
  }

  /// Asks something of the appender, on its thread.
  ///
  /// @throws RejectedExecutionException when the log is closed
  <T> T ask(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, writer).join();
  }

  private void run() {
    List<Pending> group = new ArrayList<>();
    long bytes = 0;
    while (bytes < MOST_BYTES && group.size() < MOST) {
      Pending next = queue.poll();
      if (next == null) {
        break;
      }
      group.add(next);
      bytes += next.framed().size();
    }
    if (!group.isEmpty()) {
      try {
        write(group);
      } finally {
        group.forEach(pending -> room.release(pending.permits()));
      }
    }
  }

  private void write(List<Pending> group) {
    List<Pending> fresh = new ArrayList<>();
    Map<BatchKey, Pending> seen = new HashMap<>();
    List<Pending> again = new ArrayList<>();
    for (Pending pending : group) {
      BatchKey batch = pending.framed().batch();
      Optional<Known.Committed> before = appender.known().find(batch);
      if (before.isPresent()) {
        pending.committed(before.get().first(), true);
      } else if (batch.known() && seen.putIfAbsent(batch, pending) != null) {
        again.add(pending);
      } else {
        fresh.add(pending);
      }
    }
    if (!fresh.isEmpty()) {
      append(fresh);
    }
    again.forEach(pending -> sameAs(seen.get(pending.framed().batch()), pending));
  }

  private static void sameAs(@Nullable Pending first, Pending pending) {
    if (first != null && first.done().join() instanceof Taken.Committed committed) {
      pending.committed(committed.first(), true);
    } else {
      pending.refused(Refusal.BROKEN, "The same delivery has just failed");
    }
  }

  private void append(List<Pending> group) {
    try {
      trouble = "";
      long first = appender.append(group.stream().map(Pending::framed).toList());
      for (Pending pending : group) {
        pending.committed(first, false);
        first += pending.framed().records();
      }
    } catch (NoRoom full) {
      refuse(group, Refusal.FULL, "No room on the disk of the log: " + full.getMessage());
    } catch (IOException failed) {
      String why = "The disk of the log does not take writes: " + failed.getMessage();
      refuse(group, Refusal.BROKEN, why);
    } catch (RuntimeException bug) {
      refuse(group, Refusal.BROKEN, "A bug: " + bug);
    }
  }

  private void refuse(List<Pending> group, Refusal reason, String why) {
    trouble = why;
    troubled = System.nanoTime();
    group.forEach(pending -> pending.refused(reason, why));
  }

  /// Why the last group was refused, for half a minute; empty: it was not. After that nobody knows:
  /// only the next sender finds out.
  String trouble() {
    return System.nanoTime() - troubled < TOLD_NANOS ? trouble : "";
  }

  /// Ends after what is being written.
  @Override
  public void close() {
    writer.shutdown();
    boolean interrupted = false;
    while (true) {
      try {
        if (writer.awaitTermination(1, TimeUnit.HOURS)) {
          break;
        }
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    for (Pending left = queue.poll(); left != null; left = queue.poll()) {
      left.refused(Refusal.CLOSING, "The log is closed");
    }
    appender.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
