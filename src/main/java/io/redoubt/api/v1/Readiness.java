package io.redoubt.api.v1;

import java.util.Optional;
import java.util.function.Supplier;

/// A part that must work for the service to be of use.
///
/// @param part a word, such as `store`
/// @param trouble what is wrong with it now, one line; empty: it works. Asked with every question;
///     must not wait
public record Readiness(String part, Supplier<Optional<String>> trouble) {}
