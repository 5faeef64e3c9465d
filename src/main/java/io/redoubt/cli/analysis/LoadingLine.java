package io.redoubt.cli.analysis;

import io.redoubt.cli.terminal.Drawn;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// One line that says that the model is being loaded, and since when, for as long as it is: a load
/// may take minutes, in which nothing else would be seen. To be closed by the thread that made it.
final class LoadingLine implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(500);

  private final Supplier<Optional<String>> loading;
  private final Drawn progress;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread looking;

  /// @param loading says it in a sentence; empty while the model is not being loaded
  LoadingLine(Supplier<Optional<String>> loading, Drawn progress) {
    this.loading = loading;
    this.progress = progress;
    this.looking = Thread.ofVirtual().name("model-loading").start(this::look);
  }

  private void look() {
    try {
      boolean shown = false;
      do {
        Optional<String> said = loading.get();
        said.ifPresent(progress::waiting);
        if (shown && said.isEmpty()) {
          progress.done();
        }
        shown = said.isPresent();
      } while (!over.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Takes the line away.
  @Override
  public void close() {
    over.countDown();
    try {
      looking.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    progress.done();
  }
}
