package io.redoubt.app;

import io.redoubt.cli.terminal.Exit;
import java.time.Duration;

/// Ctrl-C (and SIGTERM): the command is asked to end with what it has, and gets some time for it.
/// When that is over the process ends as it is, with [Exit#PARTIAL]. Thread-safe.
final class Interrupt implements Ending {
  private static final Duration GRACE = Duration.ofSeconds(60);

  private volatile boolean requested;
  private volatile boolean orderly;
  private volatile Duration grace = GRACE;

  private Interrupt() {}

  /// Listens from now on. `main` is waited for before the process ends.
  static Interrupt installed(Thread main) {
    Interrupt interrupt = new Interrupt();
    Thread hook = new Thread(() -> interrupt.request(main), "redoubt-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    return interrupt;
  }

  boolean requested() {
    return requested;
  }

  @Override
  public void within(Duration longest) {
    grace = longest;
  }

  @Override
  public void orderly() {
    orderly = true;
  }

  /// The exit code of a command that ended with this one.
  int code(int own) {
    return requested && !orderly ? Exit.INTERRUPTED : own;
  }

  private void request(Thread main) {
    requested = true;
    try {
      if (!main.join(grace)) {
        Runtime.getRuntime().halt(Exit.PARTIAL);
      }
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
  }
}
