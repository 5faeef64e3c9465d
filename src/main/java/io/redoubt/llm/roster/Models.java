package io.redoubt.llm.roster;

import io.redoubt.llm.probe.ProbeFolder;
import java.time.Duration;
import java.util.Optional;

/// The models of a service, for those who run it. Thread-safe; never throws for what a server does.
public interface Models {
  /// How things stand now. Waits for the servers some seconds at most.
  Roster roster();

  /// Asks a model a few things whose right answer is known.
  ///
  /// @param id or name of a model of the roster
  /// @param within the longest that all of it may take
  Probed probe(String id, Duration within);

  /// A model of the roster, as it could be pinned now; empty: there is none of this id or name.
  ///
  /// @param digest that it shall have; empty: the one it has
  /// @param actor who pins it
  Optional<Pin> pinnable(String id, String digest, String actor);

  /// Whether a model can be pinned here; false where another program decides which one is asked.
  default boolean pins() {
    return true;
  }

  /// From the next question on this model alone is asked.
  ///
  /// @throws java.io.UncheckedIOException when it cannot be kept; then nothing changed
  void pin(Pin pin);

  /// The pin; empty: there is none.
  Optional<Pin> pinned();

  /// From the next question on any model may be asked.
  ///
  /// @throws java.io.UncheckedIOException when the pin cannot be removed; then it stands
  void unpin();

  /// What came of a probe.
  sealed interface Probed {
    /// It was asked.
    ///
    /// @param kept what was found out
    /// @param stored whether it is kept; only what was asked to its end of a model with a digest is
    record Asked(ProbeFolder.Kept kept, boolean stored) implements Probed {}

    /// There is no such model.
    record Unknown() implements Probed {}

    /// Another probe runs.
    record Busy() implements Probed {}
  }
}
