package io.redoubt.store.index;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Makes what came searchable every few seconds and commits it (under load, every four times as
/// long), and lets the index forget what the log keeps no longer, on a thread of its own; what
/// fails is tried again.
public final class Upkeep implements AutoCloseable {
  /// How often the running service looks.
  public static final Duration EVERY = Duration.ofSeconds(3);

  /// Records that make it worth waiting for more, with a commit or with making them searchable:
  /// larger segments cost less to merge.
  private static final long MANY = 4_000;

  /// Records that are made searchable without waiting for more.
  private static final long ENOUGH = 30_000;

  /// Bytes of the index that are read again in a round at most, on average.
  private static final long READ = 64L << 20;

  /// Events that are gone over in a round to prepare answers, at about half a second a million:
  /// what came is made searchable between the rounds.
  private static final long PREPARED = 3_000_000;

  /// Rounds that a commit is waited for at most.
  private static final int LONGEST = 4;

  /// Rounds until what came is searchable.
  private static final int SOON = 2;

  private final LuceneIndex index;
  private final LongSupplier kept;
  private final Duration every;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;

  private long forgotten;
  private int waited;
  private int unseen;
  private long pausing;
  private volatile String trouble = "";

  /// Begins at once.
  ///
  /// @param kept the lowest sequence number that the log still has
  /// @param threads make its thread; those that merge are started by it too
  public Upkeep(LuceneIndex index, LongSupplier kept, Duration every, ThreadFactory threads) {
    this.index = index;
    this.kept = kept;
    this.every = every;
    this.thread = threads.newThread(this::run);
    thread.start();
  }

  private void run() {
    try {
      while (!end.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      long first = kept.getAsLong();
      if (first > forgotten) {
        index.forget(first);
        forgotten = first;
      }
      unseen = index.waiting() == 0 ? 0 : unseen + 1;
      if (index.waiting() >= ENOUGH || unseen >= SOON) {
        index.refresh();
        unseen = 0;
      }
      long waiting = index.uncommitted();
      waited = waiting == 0 ? 0 : waited + 1;
      if (waiting > 0 && (waiting < MANY || waited >= LONGEST)) {
        index.refresh(); // taking goes on meanwhile, as it does not while committing
        index.commit();
        waited = 0;
      }
      AtomicLong left = new AtomicLong(PREPARED);
      index.prepare(events -> end.getCount() > 0 && left.getAndAdd(-events) > 0);
      pausing = pausing > 0 ? pausing - 1 : index.verify() / READ;
      trouble = "";
    } catch (UncheckedIOException broken) {
      trouble = String.valueOf(broken.getMessage());
    }
  }

  /// Why the last commit failed; empty when it did not.
  public String trouble() {
    return trouble;
  }

  @Override
  public void close() {
    end.countDown();
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
