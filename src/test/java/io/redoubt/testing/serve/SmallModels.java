package io.redoubt.testing.serve;

import io.redoubt.llm.InstalledModel;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.probe.ProbeFolder;
import io.redoubt.llm.probe.ProbeResult;
import io.redoubt.llm.roster.Models;
import io.redoubt.llm.roster.Pin;
import io.redoubt.llm.roster.Roster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// One model on one server, and a server that is away. Its name is `none`, as that is what tests
/// put where a path has a name.
final class SmallModels implements Models {
  private static final String ID = "0123456789ab";
  private static final String NAME = "none";
  private static final String DIGEST = "sha256:" + "78".repeat(32);
  private static final Instant AT = Instant.parse("2026-11-18T02:00:00Z");
  private final AtomicReference<Optional<Pin>> pin = new AtomicReference<>(Optional.empty());

  @Override
  public Roster roster() {
    Roster.Standing standing = new Roster.Standing(0, 1, 0, "It was never examined here.");
    Roster.Use use =
        new Roster.Use(Roster.State.READY, NAME, List.of("One takes no part."), standing);
    Roster.Entry entry =
        new Roster.Entry(
            ID,
            "http://127.0.0.1:1",
            "ollama",
            new InstalledModel(NAME, DIGEST, 1000, 8192, Set.of("completion"), false),
            true,
            standing,
            Optional.of(found()),
            false);
    return new Roster(
        use,
        List.of(
            new Roster.Server("http://127.0.0.1:1", "ollama", "0.17.1", "", ""),
            new Roster.Server("http://127.0.0.1:2", "", "", "connect", "nobody listens")),
        List.of(entry),
        pin.get());
  }

  private static ProbeFolder.Kept found() {
    ModelIdentity who = new ModelIdentity("ollama", "0.17.1", NAME, DIGEST, 8192);
    List<ProbeResult.Finding> findings =
        List.of(new ProbeResult.Finding("alive", true, "one token came"));
    return new ProbeFolder.Kept(new ProbeResult(who, findings), AT);
  }

  private static boolean known(String id) {
    return id.equals(ID) || id.equals(NAME);
  }

  @Override
  public Probed probe(String id, Duration within) {
    return known(id) ? new Probed.Asked(found(), true) : new Probed.Unknown();
  }

  @Override
  public Optional<Pin> pinnable(String id, String digest, String actor) {
    return known(id)
        ? Optional.of(new Pin(NAME, digest.isEmpty() ? DIGEST : digest, actor, AT))
        : Optional.empty();
  }

  @Override
  public void pin(Pin other) {
    pin.set(Optional.of(other));
  }

  @Override
  public Optional<Pin> pinned() {
    return pin.get();
  }

  @Override
  public void unpin() {
    pin.set(Optional.empty());
  }
}
