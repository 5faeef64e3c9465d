package io.redoubt.cli.review;

import io.redoubt.llm.ChatModel;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.InstalledModel;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.probe.ModelProbe;
import io.redoubt.llm.probe.ProbeFolder;
import io.redoubt.llm.probe.ProbeResult;
import io.redoubt.llm.roster.Models;
import io.redoubt.llm.roster.Pin;
import io.redoubt.llm.roster.Roster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// The model of an engine on another host, for those who run the service that asks it. It is
/// pinned there, not here. Thread-safe.
public final class FarModels implements Models {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int CONTEXT = 8192;
  private static final String ID = "000000000000";

  private final ChatModel engine;
  private final String address;
  private final ModelUser user;
  private final AtomicBoolean probing = new AtomicBoolean();

  /// @param engine that is asked
  /// @param user who asks it
  public FarModels(ModelFinder.Found.Model engine, ModelUser user) {
    this.engine = engine.model();
    this.address = engine.name();
    this.user = user;
  }

  @Override
  public Roster roster() {
    Readiness ready = engine.prepare(Deadline.after(LOOK, System::nanoTime));
    ModelIdentity who = engine.identity();
    Roster.Server server =
        switch (ready) {
          case Readiness.Ready _ -> server(who, "", "");
          case Readiness.Loading(var detail) -> server(who, "", detail);
          case Readiness.Unusable(var reason, var detail) -> server(who, reason.word(), detail);
        };
    boolean there = server.trouble().isEmpty() && !who.model().isEmpty();
    List<Roster.Entry> entries = there ? List.of(entry(who)) : List.of();
    return new Roster(use(server, who), List.of(server), entries, Optional.empty());
  }

  private Roster.Server server(ModelIdentity who, String trouble, String detail) {
    String kind = trouble.isEmpty() ? who.backend() : "";
    return new Roster.Server(address, kind, who.serverVersion(), trouble, detail);
  }

  private Roster.Use use(Roster.Server server, ModelIdentity who) {
    Roster.Use use = user.use();
    return server.trouble().isEmpty()
        ? new Roster.Use(Roster.State.READY, who.model(), use.notes(), user.standing(who))
        : new Roster.Use(
            Roster.State.NO_MODEL,
            "",
            List.of(server.trouble() + ": " + server.detail()),
            use.standing());
  }

  private Roster.Entry entry(ModelIdentity who) {
    InstalledModel model =
        new InstalledModel(who.model(), who.digest(), 0, who.context(), Set.of(), false);
    return new Roster.Entry(
        ID,
        address,
        who.backend(),
        model,
        true,
        user.standing(who),
        Optional.empty(),
        probing.get());
  }

  @Override
  public Probed probe(String id, Duration within) {
    if (!named(id)) {
      return new Probed.Unknown();
    }
    if (!probing.compareAndSet(false, true)) {
      return new Probed.Busy();
    }
    try {
      Deadline end = Deadline.after(within, System::nanoTime);
      ProbeResult result = new ModelProbe(System::nanoTime).probe(engine, CONTEXT, end);
      return new Probed.Asked(new ProbeFolder.Kept(result, now()), false);
    } finally {
      probing.set(false);
    }
  }

  private static Instant now() {
    return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private boolean named(String id) {
    return id.equals(ID) || id.equals(engine.identity().model());
  }

  @Override
  public Optional<Pin> pinnable(String id, String digest, String actor) {
    ModelIdentity who = engine.identity();
    return named(id)
        ? Optional.of(new Pin(who.model(), who.digest(), actor, now()))
        : Optional.empty();
  }

  @Override
  public boolean pins() {
    return false;
  }

  @Override
  public void pin(Pin pin) {}

  @Override
  public Optional<Pin> pinned() {
    return Optional.empty();
  }

  @Override
  public void unpin() {}
}
