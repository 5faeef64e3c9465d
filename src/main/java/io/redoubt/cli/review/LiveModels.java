package io.redoubt.cli.review;

import io.redoubt.cli.option.ModelOptions;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.probe.ModelProbe;
import io.redoubt.llm.probe.ProbeFolder;
import io.redoubt.llm.probe.ProbeResult;
import io.redoubt.llm.roster.Models;
import io.redoubt.llm.roster.Pin;
import io.redoubt.llm.roster.PinFile;
import io.redoubt.llm.roster.Roster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// The models of a service: those of its servers, which one it asks, and which one alone it may.
/// Thread-safe.
public final class LiveModels implements Models {
  private final ModelOptions options;
  private final Terminal terminal;
  private final Clock clock;
  private final PinFile file;
  private final ProbeFolder probes;
  private final List<ModelUser> users = new CopyOnWriteArrayList<>();
  private final AtomicReference<String> probing = new AtomicReference<>("");

  /// @param data folder of the service; the pin and what probes found are in its folder `models`,
  ///     the latter in that of the workspace when the options name one
  public LiveModels(ModelOptions options, Terminal terminal, Clock clock, Path data) {
    this.options = options;
    this.terminal = terminal;
    this.clock = clock;
    this.file = new PinFile(data.resolve("models").resolve("pin.json"));
    Path named = options.workspace();
    this.probes = new ProbeFolder((named == null ? data : named).resolve("models"));
  }

  /// Tells this part when another model may have to be asked. The first one says what is used.
  public void usedBy(ModelUser user) {
    users.add(user);
  }

  /// Finds what may be asked at this moment.
  public ModelFinder finder() {
    SecureRandom random = new SecureRandom();
    return new ModelFinder(options, terminal, System::nanoTime, random, file.read());
  }

  private boolean off() {
    return options.llm() == ModelOptions.Wish.off;
  }

  @Override
  public Roster roster() {
    ModelFinder finder = finder();
    Roster.Use use = users.getFirst().use();
    Census census = off() ? Census.NONE : Census.of(finder, options.file());
    List<Roster.Entry> entries = census.found().stream().map(one -> entry(one, use)).toList();
    return new Roster(use, census.servers(), entries, file.read());
  }

  private Roster.Entry entry(Census.One one, Roster.Use use) {
    ModelIdentity identity = one.identity();
    synchronized (probes) {
      return new Roster.Entry(
          one.id(),
          one.server(),
          one.dialect(),
          one.installed(),
          use.name().equals(one.installed().name()),
          users.getFirst().standing(identity),
          probes.find(identity),
          one.id().equals(probing.get()));
    }
  }

  private Optional<Census.One> find(String id) {
    if (off()) {
      return Optional.empty();
    }
    return Census.of(finder(), options.file()).found().stream()
        .filter(one -> one.id().equals(id) || one.installed().name().equals(id))
        .findFirst();
  }

  @Override
  public Probed probe(String id, Duration within) {
    Deadline end = Deadline.after(within, System::nanoTime);
    Optional<Census.One> one = find(id);
    if (one.isEmpty()) {
      return new Probed.Unknown();
    }
    if (!probing.compareAndSet("", one.get().id())) {
      return new Probed.Busy();
    }
    try (ChatModel model = opened(one.get())) {
      return asked(model, end);
    } finally {
      probing.set("");
    }
  }

  private ChatModel opened(Census.One one) {
    ModelFinder finder = finder();
    return ServerKind.of(one.dialect())
        .map(kind -> finder.open(one.server(), kind, one.installed().name()))
        .orElseGet(() -> finder.open(Path.of(one.installed().name())));
  }

  /* A model in the course of loading is waited for, within the same limit. */
  private Probed asked(ChatModel model, Deadline end) {
    Readiness loaded = model.prepare(end);
    int context = options.settings(model.identity()).context();
    ProbeResult result = new ModelProbe(System::nanoTime).probe(model, context, end);
    ProbeFolder.Kept kept =
        new ProbeFolder.Kept(result, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    boolean whole =
        loaded instanceof Readiness.Ready
            && !end.passed()
            && result.usable()
            && !result.model().digest().isEmpty();
    return new Probed.Asked(kept, whole && stored(kept));
  }

  private boolean stored(ProbeFolder.Kept kept) {
    synchronized (probes) {
      try {
        probes.keep(kept.result(), kept.at());
        return true;
      } catch (IOException full) {
        return false;
      }
    }
  }

  @Override
  public Optional<Pin> pinnable(String id, String digest, String actor) {
    return find(id)
        .map(
            one ->
                new Pin(
                    one.installed().name(),
                    digest.isEmpty() ? one.installed().digest() : digest,
                    actor,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS)));
  }

  @Override
  public void pin(Pin pin) {
    try {
      file.keep(pin);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    users.forEach(ModelUser::renew);
  }

  @Override
  public Optional<Pin> pinned() {
    return file.read();
  }

  @Override
  public void unpin() {
    try {
      file.remove();
    } catch (IOException stuck) {
      throw new UncheckedIOException(stuck);
    }
    users.forEach(ModelUser::renew);
  }
}
