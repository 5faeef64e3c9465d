package io.redoubt.redact;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which stand-in means what in one case. It never leaves the machine; its id does.
///
/// @param id keyed hash of the case and its stand-ins, 24 hexadecimal digits
/// @param tier how much was let out
/// @param values stand-in → value
public record RedactionMap(String id, Tier tier, SortedMap<String, String> values) {
  /// Copies the map.
  public RedactionMap {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  @Override
  public String toString() {
    return "RedactionMap[" + id + ", tier " + tier.level() + ", " + values.size() + " stand-ins]";
  }
}
