package io.redoubt.api.compat.recipe;

import io.redoubt.event.port.EventSink;
import io.redoubt.event.port.NumberedEvent;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How many events of which kind every minute of the log had. Made anew from the log when it is
/// first asked for after a start. Thread-safe.
public final class RecipeMemory implements EventSink {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Minutes minutes = new Minutes();
  private long next;

  /// Empty, to be fed from this number on.
  public RecipeMemory(long first) {
    this.next = first;
  }

  @Override
  public long next() {
    lock.lock();
    try {
      return next;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean take(List<NumberedEvent> events, long upTo) {
    lock.lock();
    try {
      for (NumberedEvent event : events) {
        minutes.count(Kept.type(event.event()), Kept.millis(event));
      }
      next = upTo;
      moved.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until everything below this number is known, at most so long; whether it is.
  boolean awaits(long upTo, long millis) {
    long left = TimeUnit.MILLISECONDS.toNanos(millis);
    lock.lock();
    try {
      while (next < upTo && left > 0) {
        left = moved.awaitNanos(left);
      }
      return next >= upTo;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// Counts by kind and window.
  Map<String, NavigableMap<Long, Integer>> windows(long window) {
    lock.lock();
    try {
      return minutes.windows(window);
    } finally {
      lock.unlock();
    }
  }
}
