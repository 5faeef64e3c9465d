package io.redoubt.search.cases;

import io.redoubt.event.port.CaseFile;
import java.util.List;

/// A case in the catalogue.
///
/// @param revision as the ledger counts
/// @param updated when it last changed, milliseconds since 1970 UTC
/// @param lastSeen of its events, likewise
/// @param pieces the case itself, then its notes
record Entry(Id id, long revision, long updated, long lastSeen, List<Piece> pieces) {
  Entry {
    pieces = List.copyOf(pieces);
  }

  /// Which case it is.
  record Id(CaseFile.Kind kind, String id) {}
}
