package io.redoubt.pipeline.live;

import io.redoubt.event.port.EventSink;
import io.redoubt.event.port.NumberedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The detection, which takes in what was kept of it when it is first asked where it goes on. So
/// the thread that feeds it does that, and a start does not wait for it: it takes the longer the
/// more is known. Fed by one thread; any may wait.
final class Remembering implements EventSink {
  private final LiveDetection detection;
  private final Runnable restoring;
  private final CountDownLatch known = new CountDownLatch(1);

  /// @param restoring takes in what was kept; is run once
  Remembering(LiveDetection detection, Runnable restoring) {
    this.detection = detection;
    this.restoring = restoring;
  }

  @Override
  public long next() {
    if (known.getCount() > 0) {
      try {
        restoring.run();
      } finally {
        known.countDown();
      }
    }
    return detection.next();
  }

  @Override
  public boolean take(List<NumberedEvent> events, long next) {
    return detection.take(events, next);
  }

  /// The detection, once it knows what was kept of it, or after this time.
  LiveDetection known(Duration most) {
    try {
      boolean _ = known.await(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    return detection;
  }
}
