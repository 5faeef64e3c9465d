package io.redoubt.triage.recall;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Questions that are being asked: who has one alike waits for its answer instead of asking at the
/// same time. Thread-safe.
public final class Flights {
  private final Map<String, CountDownLatch> asked = new ConcurrentHashMap<>();

  /// Whether nobody is asking this kind of question: then the caller is to ask, and to call
  /// [#landed] whatever comes of it. Otherwise waits for the one who does.
  ///
  /// @param most the longest wait
  /// @return true: ask now; false: look at the cache again
  public boolean takeOff(Likeness question, Duration most) {
    CountDownLatch mine = new CountDownLatch(1);
    @Nullable CountDownLatch others = asked.putIfAbsent(question.key(), mine);
    if (others == null) {
      return true;
    }
    try {
      others.await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /// What this kind of question came to is in the cache.
  public void landed(Likeness question) {
    @Nullable CountDownLatch waiting = asked.remove(question.key());
    if (waiting != null) {
      waiting.countDown();
    }
  }
}
