package io.redoubt.audit.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The payload files of a log.
public final class Packs {
  private Packs() {}

  /// The first entry of each among these files, ascending.
  public static List<Long> of(List<String> files) {
    List<Long> firsts = new ArrayList<>();
    for (String path : files) {
      if (Place.of(path) instanceof Place.OfPayloads(long first)) {
        firsts.add(first);
      }
    }
    Collections.sort(firsts);
    return firsts;
  }

  /// The pack that would hold an entry's payloads: the last one that begins at or before it; empty
  /// when there is none.
  public static Optional<String> path(List<Long> packs, long index) {
    int at = Collections.binarySearch(packs, index);
    int floor = at >= 0 ? at : -at - 2;
    return floor < 0 ? Optional.empty() : Optional.of(PayloadPack.path(packs.get(floor)));
  }
}
