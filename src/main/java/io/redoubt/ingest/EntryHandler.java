package io.redoubt.ingest;

import io.redoubt.event.SourceEntry;
import java.io.IOException;
import java.io.InputStream;

/// Takes the entries of a source, one after the other.
public interface EntryHandler {
  /// Takes one entry. The stream ends with the entry and need not be read to its end or closed.
  ///
  /// @throws IOException of the stream, when the entry is cut short or broken; what was read before
  ///     counts, and the source reports the entry as partial
  void entry(SourceEntry entry, InputStream bytes) throws IOException;

  /// Takes note of an input that was not read, or not read to its end.
  ///
  /// @param partial whether this is a loss (exit code 3) rather than a file that is no log
  void skipped(String path, String reason, boolean partial);

  /// Whether the run was stopped; no further entry is then opened.
  boolean stopped();
}
