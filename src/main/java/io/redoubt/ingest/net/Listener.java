package io.redoubt.ingest.net;

import java.time.Duration;

/// One bound endpoint. Thread-safe.
sealed interface Listener permits StreamListener, DatagramListener {
  /// What it received so far.
  Tally tally();

  /// Receives nothing more, hands over what it has, and after the deadline gives up the rest.
  void close(Duration deadline);
}
