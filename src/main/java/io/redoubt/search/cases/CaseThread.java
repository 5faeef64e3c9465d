package io.redoubt.search.cases;

import io.redoubt.event.port.LedgerException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Has what new cases and notes say embedded, on a thread of its own, a few seconds after they
/// came. What fails is tried again. Thread-safe.
public final class CaseThread implements AutoCloseable {
  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);
  private static final int AT_ONCE = 64;

  private final CaseCatalogue catalogue;
  private final CountDownLatch end = new CountDownLatch(1);
  private @Nullable Thread thread;

  /// Begins with {@link #begin}.
  public CaseThread(CaseCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// Begins on a thread that is made here; does so once.
  public synchronized void begin(ThreadFactory threads) {
    if (thread == null) {
      Thread begun = threads.newThread(this::run);
      thread = begun;
      begun.start();
    }
  }

  private void run() {
    try {
      Duration pause = Duration.ZERO;
      while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = beat();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration beat() {
    try {
      int embedded = catalogue.embed(AT_ONCE);
      return embedded > 0 ? Duration.ZERO : embedded < 0 ? AFTER_TROUBLE : BEAT;
    } catch (LedgerException | UncheckedIOException later) {
      return AFTER_TROUBLE;
    }
  }

  @Override
  public void close() {
    end.countDown();
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
