package io.redoubt.notify.channel;

import java.time.Duration;
import java.util.Optional;

/// What became of an item.
public sealed interface Outcome {
  /// The receiver has it, or (syslog) it was handed over.
  ///
  /// @param thread by which the channel will know it, or empty
  record Delivered(Optional<String> thread) implements Outcome {}

  /// It may go through later; perhaps it did.
  ///
  /// @param reason one line without secrets
  /// @param after the receiver's own word on when, or empty
  /// @param all whether nothing else will go through either
  record Again(String reason, Optional<Duration> after, boolean all) implements Outcome {}

  /// It will never go through as it is.
  ///
  /// @param reason one line without secrets
  record Never(String reason) implements Outcome {}

  /// Delivered, without a thread.
  Outcome DONE = new Delivered(Optional.empty());
}
