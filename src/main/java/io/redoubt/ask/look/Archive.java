package io.redoubt.ask.look;

import io.redoubt.ask.words.Vocabulary;
import io.redoubt.event.port.EventFinder.Window;
import java.util.List;
import java.util.Optional;

/// What can be looked into: what the service keeps, or files. Thread-safe. Methods throw
/// `UncheckedIOException` when what is kept cannot be read.
public interface Archive extends Vocabulary {
  /// What there is to each of these, in their order.
  ///
  /// @param patience asked before each: when it is over, the rest is left out
  Looks look(List<Probe> probes, Patience patience);

  /// Alerts of this time, the worst first.
  ///
  /// @param most so many at most
  List<KnownAlert> alerts(Window window, int most);

  /// The alert of this id, or of an id that begins so; or the worst one of an incident.
  Optional<KnownAlert> alert(String id);
}
