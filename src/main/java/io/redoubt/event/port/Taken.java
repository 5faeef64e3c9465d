package io.redoubt.event.port;

import java.time.Duration;
import java.util.List;

/// What became of a delivery.
public sealed interface Taken {
  /// On disk: it survives a kill or a power cut from now on.
  ///
  /// @param first the sequence number of the first record; the others follow without a gap
  /// @param records how many
  /// @param repeated whether this batch id was committed before: nothing was written again
  /// @param unparsed records that are kept and searchable but are not what they were declared to be
  record Committed(long first, int records, boolean repeated, List<Unparsed> unparsed)
      implements Taken {}

  /// Nothing of it is kept; the sender may try again.
  ///
  /// @param reason why
  /// @param retryAfter when trying again makes sense
  /// @param detail for people, one line
  record Refused(Refusal reason, Duration retryAfter, String detail) implements Taken {}

  /// @param index of the record in its delivery, from 0
  /// @param reason one line
  record Unparsed(int index, String reason) {}

  /// Why nothing was kept.
  enum Refusal {
    /// More comes in than can be written.
    BUSY,
    /// The disk is full or the limit of the store is reached.
    FULL,
    /// The disk does not take writes.
    BROKEN,
    /// The service stops.
    CLOSING
  }
}
