package io.redoubt.cli.serve;

import io.redoubt.cli.option.ModelOptions;
import io.redoubt.cli.review.LiveModels;
import io.redoubt.cli.review.ModelFinder;
import io.redoubt.cli.review.ModelUser;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.roster.Roster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The model that a service lends to others: looked for when somebody first wants it, and again
/// while there is none, at most twice a minute. Thread-safe.
public final class EngineModel implements Supplier<Optional<ChatModel>>, ModelUser, AutoCloseable {
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final ModelOptions options;
  private final LiveModels models;
  private volatile ModelFinder.Found.@Nullable Model found;
  private boolean looked;
  private long lookedAt;
  private volatile Roster.Use use;

  /// @param models say which one may be asked
  EngineModel(ModelOptions options, LiveModels models) {
    this.options = options;
    this.models = models;
    this.use = looking();
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
    ModelFinder.Found came = models.finder().find();
    lookedAt = System.nanoTime();
    return switch (came) {
      case ModelFinder.Found.None(var why) -> {
        use = new Roster.Use(Roster.State.NO_MODEL, "", List.of(why), lent());
        yield Optional.empty();
      }
      case ModelFinder.Found.Model model -> {
        found = model;
        use = new Roster.Use(Roster.State.READY, model.name(), model.notes(), lent());
        yield Optional.of(model.model());
      }
    };
  }

  @Override
  public Roster.Use use() {
    Roster.Use now = use;
    if (options.llm() == ModelOptions.Wish.off) {
      return new Roster.Use(Roster.State.OFF, "", List.of(), lent());
    }
    boolean refused = now.state() == Roster.State.NO_MODEL && models.pinned().isPresent();
    if (refused) {
      return new Roster.Use(Roster.State.REFUSED, "", now.notes(), lent());
    }
    ModelFinder.Found.Model known = found;
    return known == null
        ? now
        : known
            .loading()
            .map(
                said ->
                    new Roster.Use(
                        Roster.State.LOADING,
                        now.name(),
                        Stream.concat(Stream.of(said), now.notes().stream()).toList(),
                        lent()))
            .orElse(now);
  }

  @Override
  public Roster.Standing standing(ModelIdentity model) {
    return lent();
  }

  private Roster.Standing lent() {
    return new Roster.Standing(0, options.level(), -1, "Who asks it decides what it may change.");
  }

  /* What is on its way is answered; from the next question on it is looked for anew. */
  @Override
  public synchronized void renew() {
    ModelFinder.Found.Model known = found;
    found = null;
    looked = false;
    use = looking();
    if (known != null) {
      close(known);
    }
  }

  private Roster.Use looking() {
    return new Roster.Use(Roster.State.LOOKING, "", List.of(), lent());
  }

  @Override
  public synchronized void close() {
    ModelFinder.Found.Model known = found;
    if (known != null) {
      close(known);
    }
  }

  private static void close(ModelFinder.Found.Model known) {
    known.model().close();
    ChatModel larger = known.larger();
    if (larger != null) {
      larger.close();
    }
  }
}
