package io.redoubt.event.port;

/// Makes events of what is committed again, the same ones as when they were taken in. Thread-safe.
@FunctionalInterface
public interface EventReader {
  /// The event of the record: parsed, normalised, with its id. Every record is one event.
  NumberedEvent read(EventLog.Stored stored);
}
