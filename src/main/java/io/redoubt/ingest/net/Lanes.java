package io.redoubt.ingest.net;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Records of datagrams on their way to the intake: one lane a sender, in order within it, as many
/// lanes at a time as there are senders, so that all of them share a commit. When the room is used
/// up, what comes is dropped and counted. Thread-safe.
final class Lanes {
  /// Bytes that holding a record costs beside its own.
  private static final int OVERHEAD = 64;

  /// Bytes that a lane costs, with its thread: whoever forges addresses must not open many.
  private static final int LANE = 4_096;

  private static final Duration HOLDING = Duration.ofMillis(100);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, ArrayDeque<byte[]>> waiting = new HashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Connection.Shared shared;
  private volatile boolean closing;

  Lanes(Connection.Shared shared) {
    this.shared = shared;
  }

  /// Takes a record that was received, or drops it.
  void add(String sender, byte[] record) {
    shared.counts().received(record);
    lock.lock();
    try {
      ArrayDeque<byte[]> lane = waiting.get(sender);
      int cost = record.length + OVERHEAD + (lane == null ? LANE : 0);
      if (!shared.room().take(cost)) {
        shared.counts().dropped();
        return;
      }
      if (lane == null) {
        lane = new ArrayDeque<>();
        waiting.put(sender, lane);
        threads.execute(() -> drive(sender));
      }
      lane.add(record);
    } finally {
      lock.unlock();
    }
  }

  private void drive(String sender) {
    AuditJoin join = new AuditJoin(shared, System::nanoTime);
    await(shared.limits().gather());
    List<byte[]> batch = next(sender, join);
    while (!batch.isEmpty() || !join.isEmpty()) {
      give(sender, join.add(batch));
      long bytes = 0;
      for (byte[] record : batch) {
        bytes += record.length + OVERHEAD;
      }
      shared.room().giveBack(bytes);
      batch = next(sender, join);
      if (batch.isEmpty() && !join.isEmpty()) {
        waitForMore(sender, join);
      }
    }
    shared.room().giveBack(LANE);
  }

  /* An event whose lines have not all come keeps its lane open for a while. */
  private void waitForMore(String sender, AuditJoin join) {
    if (closing || Thread.currentThread().isInterrupted()) {
      give(sender, join.rest());
    } else {
      await(HOLDING);
    }
  }

  private void give(String sender, List<byte[]> records) {
    if (!records.isEmpty()) {
      shared.handover().give(sender, records);
    }
  }

  private void await(Duration time) {
    if (time.isPositive()) {
      try {
        shared.pause().await(time);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// The next batch; when there is none and nothing is held the lane ends.
  private List<byte[]> next(String sender, AuditJoin join) {
    lock.lock();
    try {
      ArrayDeque<byte[]> lane = waiting.get(sender);
      if (lane == null || lane.isEmpty()) {
        if (join.isEmpty()) {
          waiting.remove(sender);
        }
        return List.of();
      }
      int size = Math.min(lane.size(), shared.limits().batch());
      List<byte[]> batch = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        batch.add(lane.remove());
      }
      return List.copyOf(batch);
    } finally {
      lock.unlock();
    }
  }

  /// Ends after what is waiting is taken, at the latest after the deadline: then the rest is
  /// refused. Nothing may be added any more.
  void close(Duration deadline) {
    closing = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        shared.handover().end();
        threads.shutdownNow();
        if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
          return;
        }
      }
    } catch (InterruptedException _) {
      shared.handover().end();
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
