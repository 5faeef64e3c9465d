package io.redoubt.event.port;

/// Where everything that is sent to a running Redoubt enters: listeners, file tails and the HTTP
/// endpoints hand over what they received and answer their sender by what comes back. Thread-safe.
public interface Intake {
  /// Takes a delivery; returns after it is committed, never before, or after it is refused.
  /// Blocks for at most a group commit and the wait for room. An interrupt while waiting is a
  /// refusal of the reason `CLOSING`, with the flag kept.
  Taken take(Delivery delivery);
}
