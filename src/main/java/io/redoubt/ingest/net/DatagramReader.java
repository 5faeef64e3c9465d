package io.redoubt.ingest.net;

import java.util.Optional;

/// What record a datagram completes. Read by one thread; the other methods are thread-safe.
sealed interface DatagramReader permits SyslogDatagrams, GelfDatagrams {
  /// The record, or empty when there is none yet.
  Optional<byte[]> read(String sender, byte[] datagram);

  /// Gives up what waited too long.
  void expire();

  /// Gives up everything that waits.
  void close();
}
