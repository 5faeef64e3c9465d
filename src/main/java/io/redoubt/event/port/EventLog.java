package io.redoubt.event.port;

import java.util.List;
import java.util.Optional;

/// Everything that was taken in, in the order of arrival, as exact bytes: the truth from which all
/// else can be built again. Implementations pass the same contract tests. Thread-safe.
public interface EventLog extends AutoCloseable {
  /// Appends a delivery and waits for its commit: when this returns `Committed`, the records and
  /// their positions are on disk together.
  Taken append(Delivery delivery);

  /// The lowest sequence number that is still kept; equals {@link #next} when nothing is.
  long first();

  /// One more than the highest committed sequence number; 0 for a log that never held anything.
  long next();

  /// What was committed from here on, at most so many records (at least one batch when there is
  /// any), in order, whole deliveries; empty at the end.
  ///
  /// @param from sequence number; records that are kept no longer are passed over
  List<Batch> read(long from, int records);

  /// One record; empty when there is none or it is kept no longer.
  Optional<Stored> record(long sequence);

  /// The last committed position of each source.
  List<Position> positions();

  /// Ends after what is being written; later appends are refused.
  @Override
  void close();

  /// A committed delivery.
  ///
  /// @param first sequence number of its first record
  /// @param arrived when it was committed, milliseconds since 1970 UTC
  /// @param delivery what was delivered, without its batch id and positions
  record Batch(long first, long arrived, Delivery delivery) {
    /// One more than the sequence number of its last record.
    public long next() {
      return first + delivery.records().size();
    }
  }

  /// One record of a delivery.
  ///
  /// @param sequence its number
  /// @param arrived milliseconds since 1970 UTC
  /// @param channel as delivered
  /// @param sender as delivered
  /// @param declared as delivered
  /// @param bytes the exact bytes
  record Stored(
      long sequence, long arrived, String channel, String sender, String declared, byte[] bytes) {}
}
