package io.redoubt.api.v1;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A part that must work for the service to be of use.
///
/// @param part a word, such as `ledger`
/// @param trouble what is wrong with it now, one line; empty: it works. Asked with every question;
///     must not wait
/// @param lag records that it has still to work off, which is nothing wrong; negative: it has no
///     such number. Likewise
public record Readiness(String part, Supplier<Optional<String>> trouble, LongSupplier lag) {
  /// A part that is never behind.
  public Readiness(String part, Supplier<Optional<String>> trouble) {
    this(part, trouble, () -> -1);
  }
}
