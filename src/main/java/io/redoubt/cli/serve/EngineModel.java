package io.redoubt.cli.serve;

import io.redoubt.cli.option.ModelOptions;
import io.redoubt.cli.review.ModelFinder;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.llm.ChatModel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The model that a service lends to others: looked for when somebody first wants it, and again
/// while there is none, at most twice a minute. Thread-safe.
public final class EngineModel implements Supplier<Optional<ChatModel>>, AutoCloseable {
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final ModelOptions options;
  private final Terminal terminal;
  private ModelFinder.Found.@Nullable Model found;
  private boolean looked;
  private long lookedAt;

  EngineModel(ModelOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public synchronized Optional<ChatModel> get() {
    ModelFinder.Found.Model known = found;
    if (known != null) {
      return Optional.of(known.model());
    }
    long now = System.nanoTime();
    boolean soon = looked && now - lookedAt < AGAIN.toNanos();
    if (soon || options.llm() == ModelOptions.Wish.off) {
      return Optional.empty();
    }
    looked = true;
    ModelFinder finder = new ModelFinder(options, terminal, System::nanoTime, new SecureRandom());
    ModelFinder.Found came = finder.find();
    lookedAt = System.nanoTime();
    found = came instanceof ModelFinder.Found.Model model ? model : null;
    return came instanceof ModelFinder.Found.Model(var model, _, _, _)
        ? Optional.of(model)
        : Optional.empty();
  }

  @Override
  public synchronized void close() {
    ModelFinder.Found.Model known = found;
    if (known != null) {
      known.model().close();
      ChatModel larger = known.larger();
      if (larger != null) {
        larger.close();
      }
    }
  }
}
