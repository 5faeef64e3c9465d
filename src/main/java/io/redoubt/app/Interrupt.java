package io.redoubt.app;

import java.util.concurrent.atomic.AtomicBoolean;

/// Ctrl-C (and SIGTERM): the command is asked to end with what it has, and gets some seconds for
/// it. Thread-safe.
final class Interrupt {
  private static final long GRACE_MILLIS = 20_000;

  private final AtomicBoolean requested = new AtomicBoolean();

  private Interrupt() {}

  /// Listens from now on. `main` is waited for before the process ends.
  static Interrupt installed(Thread main) {
    Interrupt interrupt = new Interrupt();
    Thread hook = new Thread(() -> interrupt.request(main), "redoubt-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    return interrupt;
  }

  boolean requested() {
    return requested.get();
  }

  private void request(Thread main) {
    requested.set(true);
    try {
      main.join(GRACE_MILLIS);
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
  }
}
