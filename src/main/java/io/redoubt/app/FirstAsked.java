package io.redoubt.app;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes something when it is first asked for, once. Thread-safe.
final class FirstAsked<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  FirstAsked(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    T known = made;
    if (known == null) {
      known = maker.get();
      made = known;
    }
    return known;
  }
}
