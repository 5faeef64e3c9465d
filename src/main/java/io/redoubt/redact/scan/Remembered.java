package io.redoubt.redact.scan;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Texts that come again and again. Holds two generations of them; when the younger is full, the
/// older is forgotten, so that what is asked for stays however much passes by. Thread-safe.
final class Remembered {
  private final int most;
  private volatile Generations generations = new Generations(Set.of(), of());

  private record Generations(Set<String> older, Set<String> younger) {}

  /// @param most texts of a generation
  Remembered(int most) {
    this.most = most;
  }

  private static Set<String> of() {
    return ConcurrentHashMap.newKeySet();
  }

  /// Whether it is remembered; if so, it now counts among the younger.
  boolean has(String text) {
    Generations now = generations;
    if (now.younger().contains(text)) {
      return true;
    }
    boolean known = now.older().contains(text);
    if (known) {
      add(text);
    }
    return known;
  }

  /// Remembers it.
  void add(String text) {
    Generations now = generations;
    now.younger().add(text);
    if (now.younger().size() >= most) {
      generations = new Generations(now.younger(), of());
    }
  }
}
