package io.redoubt.ingest.pack;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Goes through an archive. Nothing is ever written to disk: a member's name is only a name.
public interface Members {
  /// The next member that is a file, or null at the end. What was left of the one before is passed
  /// over.
  @Nullable Member next() throws IOException;

  /// One file in an archive.
  ///
  /// @param written when it was last written, if known
  /// @param unread why it cannot be read; empty when it can
  record Member(String name, @Nullable Instant written, String unread, InputStream bytes) {}
}
