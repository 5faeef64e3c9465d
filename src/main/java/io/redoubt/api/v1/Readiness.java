package io.redoubt.api.v1;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A part of the service and how it is.
///
/// @param part a word, such as `ledger`
/// @param trouble what is wrong with it now, one line; empty: it works. Asked with every question;
///     must not wait
/// @param lag records that it has still to work off, which is nothing wrong; negative: it has no
///     such number. Likewise
/// @param needed whether the service is of no use without it
public record Readiness(
    String part, Supplier<Optional<String>> trouble, LongSupplier lag, boolean needed) {
  /// A part that must work.
  public Readiness(String part, Supplier<Optional<String>> trouble, LongSupplier lag) {
    this(part, trouble, lag, true);
  }

  /// A part that must work and is never behind.
  public Readiness(String part, Supplier<Optional<String>> trouble) {
    this(part, trouble, () -> -1);
  }

  /// A part without which the service does its work less well.
  public static Readiness dispensable(String part, Supplier<Optional<String>> trouble) {
    return new Readiness(part, trouble, () -> -1, false);
  }
}
