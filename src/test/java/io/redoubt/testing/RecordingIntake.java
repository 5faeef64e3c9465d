package io.redoubt.testing;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Intake;
import io.redoubt.event.port.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// An intake that keeps what it takes in memory, and refuses while it is told to. Thread-safe.
public final class RecordingIntake implements Intake {
  private static final long GENEROUS_SECONDS = 60;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Delivery> deliveries = new ArrayList<>();
  private Taken.@Nullable Refusal refusal;
  private int refused;
  private long records;

  @Override
  public Taken take(Delivery delivery) {
    lock.lock();
    try {
      changed.signalAll();
      if (refusal != null) {
        refused++;
        return new Taken.Refused(refusal, Duration.ofMillis(1), "told to refuse");
      }
      deliveries.add(delivery);
      long first = records;
      records += delivery.records().size();
      return new Taken.Committed(first, delivery.records().size(), false, List.of());
    } finally {
      lock.unlock();
    }
  }

  /// From now on every delivery is refused for this reason.
  public void refuse(Taken.Refusal reason) {
    set(reason);
  }

  /// From now on every delivery is taken.
  public void accept() {
    set(null);
  }

  private void set(Taken.@Nullable Refusal reason) {
    lock.lock();
    try {
      refusal = reason;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until so many records were taken.
  public RecordingIntake awaitRecords(long least) {
    await(() -> records >= least, "records");
    return this;
  }

  /// Waits until so many deliveries were refused.
  public void awaitRefusals(int least) {
    await(() -> refused >= least, "refusals");
  }

  private interface Met {
    boolean now();
  }

  private void await(Met met, String what) {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(GENEROUS_SECONDS);
      while (!met.now()) {
        if (left <= 0) {
          throw new AssertionError(
              "Still %d records and %d refusals; waited for %s.".formatted(records, refused, what));
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted");
    } finally {
      lock.unlock();
    }
  }

  /// What was taken, in order.
  public List<Delivery> deliveries() {
    lock.lock();
    try {
      return List.copyOf(deliveries);
    } finally {
      lock.unlock();
    }
  }

  /// The records that were taken, in order, as Latin-1 text.
  public List<String> texts() {
    return deliveries().stream()
        .flatMap(delivery -> delivery.records().stream())
        .map(record -> new String(record, StandardCharsets.ISO_8859_1))
        .toList();
  }
}
