package io.redoubt.audit.entry;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The names that entries may use as JSON keys. They are ASCII, so that every language sorts them
/// the same way.
public final class Names {
  private static final int LONGEST = 64;

  private Names() {}

  static void require(String name) {
    boolean allowed = !name.isEmpty() && name.length() <= LONGEST;
    for (int i = 0; allowed && i < name.length(); i++) {
      allowed = allowed(name.charAt(i));
    }
    if (!allowed) {
      throw new IllegalArgumentException(
          "Not a name for an audit entry: '" + name + "'; allowed is [A-Za-z0-9_.-]{1,64}");
    }
  }

  private static boolean allowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == '-';
  }

  /// An unchangeable copy, sorted by name.
  static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    map.keySet().forEach(Names::require);
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
