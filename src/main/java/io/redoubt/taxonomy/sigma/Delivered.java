package io.redoubt.taxonomy.sigma;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The table of log sources whose fields are all known. A line holds names; one ending in `.*`
/// stands for everything below it.
final class Delivered {
  private static final String BELOW = ".*";

  private final Map<LogSource, Set<String>> sections;

  private Delivered(Map<LogSource, Set<String>> sections) {
    this.sections = sections;
  }

  static Delivered read(String resource) {
    Map<LogSource, Set<String>> sections = new HashMap<>();
    for (TableFile.Section section : TableFile.read(resource)) {
      Set<String> names = sections.computeIfAbsent(section.source(), _ -> new TreeSet<>());
      section.lines().forEach(line -> names.addAll(Set.of(line.split("\\s+", -1))));
    }
    return new Delivered(sections);
  }

  /// Whether all fields of this log source are known.
  boolean knows(LogSource source) {
    return sections.containsKey(source);
  }

  /// What the table says of the log source, sorted; empty where it is not known.
  Set<String> names(LogSource source) {
    return sections.getOrDefault(source, Set.of());
  }

  /// Whether the table has this name for the log source.
  boolean has(LogSource source, String name) {
    Set<String> names = names(source);
    if (names.contains(name) || names.contains(name + BELOW)) {
      return true;
    }
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      if (names.contains(name.substring(0, dot) + BELOW)) {
        return true;
      }
    }
    return false;
  }
}
