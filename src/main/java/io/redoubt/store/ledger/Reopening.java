package io.redoubt.store.ledger;

import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases.Filed;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// When a closed case is open again. One that was an attack, or of which nobody knew, is as soon as
/// more of it comes. One that was harmless or a false alarm stays closed while the same goes on: it
/// is open again when it gets worse or another rule takes part.
final class Reopening {
  private static final Set<String> CALM = Set.of("benign_positive", "false_positive");

  private Reopening() {}

  /// Why, in a sentence; empty: it stays as it is.
  static Optional<String> why(Filed before, CaseFile now) {
    CaseFile was = before.file();
    if (!before.standing().closed() || now.events() <= was.events()) {
      return Optional.empty();
    }
    if (!CALM.contains(before.standing().disposition())) {
      return Optional.of(
          "It went on after it was closed: from "
              + was.events()
              + " to "
              + now.events()
              + " events.");
    }
    if (now.severity().compareTo(was.severity()) > 0) {
      return Optional.of(
          "It got worse after it was closed: from " + word(was) + " to " + word(now) + '.');
    }
    Set<String> rules = new HashSet<>(now.marks().getOrDefault("rule", List.of()));
    rules.removeAll(was.marks().getOrDefault("rule", List.of()));
    return rules.isEmpty()
        ? Optional.empty()
        : Optional.of("Another rule fired after it was closed: " + String.join(", ", rules) + '.');
  }

  private static String word(CaseFile file) {
    return file.severity().name().toLowerCase(Locale.ROOT);
  }
}
