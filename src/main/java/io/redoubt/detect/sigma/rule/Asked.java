package io.redoubt.detect.sigma.rule;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a rule asks, made when it is first needed: the rules of log sources that never come are
/// never asked. Thread-safe.
public final class Asked {
  private @Nullable Supplier<Expr> maker;
  private volatile @Nullable Expr made;

  private Asked(@Nullable Supplier<Expr> maker, @Nullable Expr made) {
    this.maker = maker;
    this.made = made;
  }

  /// What is known already.
  public static Asked of(Expr expr) {
    return new Asked(null, expr);
  }

  /// What this makes, once.
  public static Asked later(Supplier<Expr> maker) {
    return new Asked(maker, null);
  }

  /// It.
  Expr expr() {
    Expr known = made;
    return known == null ? make() : known;
  }

  private synchronized Expr make() {
    Expr known = made;
    Supplier<Expr> asked = maker;
    if (known == null) {
      if (asked == null) {
        throw new IllegalStateException("a rule asks nothing");
      }
      known = asked.get();
      made = known;
      maker = null;
    }
    return known;
  }
}
