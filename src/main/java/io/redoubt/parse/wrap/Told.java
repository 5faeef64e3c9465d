package io.redoubt.parse.wrap;

import io.redoubt.event.EventBuilder;

/// Reads what a shipper told beside an event: labels of a stream, attributes of a record.
/// Thread-safe.
@FunctionalInterface
public interface Told {
  /// Completes an event that has been read from the cells `[first, size)`, and changes nothing that
  /// the event told itself.
  void read(int first, EventBuilder out);
}
