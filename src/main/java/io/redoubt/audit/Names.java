package io.redoubt.audit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The names that entries may use as JSON keys. They are ASCII, so that every language sorts them
/// the same way.
final class Names {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private Names() {}

  static void require(String name) {
    if (!ALLOWED.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Not a name for an audit entry: '" + name + "'; allowed is " + ALLOWED.pattern());
    }
  }

  /// An unchangeable copy, sorted by name.
  static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    map.keySet().forEach(Names::require);
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
