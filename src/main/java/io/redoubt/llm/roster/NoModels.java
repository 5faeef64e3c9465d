package io.redoubt.llm.roster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where no model is wanted.
public record NoModels() implements Models {
  private static final Roster.Standing NONE = new Roster.Standing(0, 0, -1, "No model is asked.");

  @Override
  public Roster roster() {
    Roster.Use off = new Roster.Use(Roster.State.OFF, "", List.of(), NONE);
    return new Roster(off, List.of(), List.of(), Optional.empty());
  }

  @Override
  public Probed probe(String id, Duration within) {
    return new Probed.Unknown();
  }

  @Override
  public Optional<Pin> pinnable(String id, String digest, String actor) {
    return Optional.empty();
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
