package io.redoubt.ingest.relay;

/// Makes events of the lines of one file, one line after the other. For one file and one thread.
public interface SensorFormat {
  /// What the line stands for.
  Line read(String line);

  /// What a line stands for.
  sealed interface Line {
    /// An event.
    record Event(SecurityEvent event) implements Line {}

    /// Nothing that is to be analysed: a header, an empty line, a kind that is not taken.
    record Passed() implements Line {}

    /// Something that was meant to be an event and is none.
    ///
    /// @param reason one line
    record Bad(String reason) implements Line {}
  }
}
