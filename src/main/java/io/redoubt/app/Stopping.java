package io.redoubt.app;

import io.redoubt.api.ApiServer;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// The first half of a stop: all ways in are closed side by side. What is on its way is still
/// committed and answered, within the time that each way in gives it; the stores close after that.
final class Stopping {
  private Stopping() {}

  /// Closes the ways in and waits for them.
  static void takeNothingMore(ApiServer server, ReferenceWire.Ports ports, Sources sources) {
    server.drain();
    ports.drain();
    all(List.of(server::close, ports::close, sources::close));
  }

  private static void all(List<Runnable> closings) {
    CountDownLatch open = new CountDownLatch(closings.size());
    for (Runnable closing : closings) {
      Thread.ofVirtual()
          .name("stopping")
          .start(
              () -> {
                try {
                  closing.run();
                } finally {
                  open.countDown();
                }
              });
    }
    try {
      open.await();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
