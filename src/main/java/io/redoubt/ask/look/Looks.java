package io.redoubt.ask.look;

import java.util.List;

/// What came of looking.
///
/// @param seen what there is to each probe, in their order; those left out at the end are missing
/// @param unseen says which events were not looked at, in a sentence; empty when all were
public record Looks(List<Seen> seen, String unseen) {
  /// Copies the list.
  public Looks {
    seen = List.copyOf(seen);
  }
}
