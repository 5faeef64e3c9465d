package io.redoubt.notify.channel;

import java.util.List;

/// A way of telling. Thread-safe; sending waits for the receiver, within bounds.
public interface Channel {
  /// What may go into one message.
  enum Batching {
    /// One alert.
    EACH,
    /// Alerts of one incident.
    GROUP,
    /// Any.
    ANY
  }

  /// What it takes at once.
  Batching batching();

  /// Whether it keeps a copy of alerts, which follows every change and their end.
  default boolean mirrors() {
    return false;
  }

  /// Whether it is told when an alert is no more.
  default boolean ends() {
    return mirrors();
  }

  /// Sends.
  ///
  /// @return an outcome for each item, in their order
  List<Outcome> send(Message message);

  /// The payload as it would be sent, for people; secrets are masked.
  String preview(Message message);
}
