package io.redoubt.event.finding;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A map that keeps its order and that nobody can change: who has one need not copy it.
final class InOrder<V> extends AbstractMap<String, V> {
  private final Map<String, V> kept;

  private InOrder(Map<String, V> kept) {
    this.kept = kept;
  }

  /// The map itself when it is one of these, else a copy.
  static <V> Map<String, V> of(Map<String, V> map) {
    return map instanceof InOrder
        ? map
        : new InOrder<>(Collections.unmodifiableMap(new LinkedHashMap<>(map)));
  }

  @Override
  public Set<Entry<String, V>> entrySet() {
    return kept.entrySet();
  }
}
