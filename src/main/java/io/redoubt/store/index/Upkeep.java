package io.redoubt.store.index;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Commits an index every few seconds while there is something to commit, on a thread of its own;
/// a commit that fails is tried again.
public final class Upkeep implements AutoCloseable {
  /// How often the running service looks.
  public static final Duration EVERY = Duration.ofSeconds(3);

  private final LuceneIndex index;
  private final Duration every;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;

  private volatile String trouble = "";

  /// Begins at once.
  public Upkeep(LuceneIndex index, Duration every) {
    this.index = index;
    this.every = every;
    this.thread = Thread.ofPlatform().daemon().name("index-upkeep").start(this::run);
  }

  private void run() {
    try {
      while (!end.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        if (index.dirty()) {
          commit();
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void commit() {
    try {
      index.commit();
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
