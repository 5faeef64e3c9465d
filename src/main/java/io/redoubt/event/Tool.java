package io.redoubt.event;

import java.util.concurrent.atomic.AtomicInteger;

/// The name under which a parser keeps a helper of its own with each [EventBuilder], so that it
/// need not be made anew for each record. For constants: each takes a place in every builder that
/// has seen it. Immutable.
///
/// @param <T> what the helper is
public final class Tool<T> {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final int number = NEXT.getAndIncrement();

  private final Class<T> kind;

  /// A new name for helpers of this kind, under which nothing is kept yet.
  public Tool(Class<T> kind) {
    this.kind = kind;
  }

  Class<T> kind() {
    return kind;
  }

  int number() {
    return number;
  }
}
