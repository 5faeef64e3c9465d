package io.redoubt.api.compat;

/// A part of the wire: answers requests. Thread-safe; blocks for as long as the model takes.
@FunctionalInterface
public interface Responder {
  /// The answer to a request; never throws for what a request holds.
  Outbound answer(Inbound request);
}
