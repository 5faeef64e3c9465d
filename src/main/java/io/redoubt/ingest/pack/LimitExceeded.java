package io.redoubt.ingest.pack;

import java.io.IOException;

/// Packed data grow beyond what [IngestOptions.Limits] allows.
public final class LimitExceeded extends IOException {
  private static final long serialVersionUID = 1L;

  /// Names the limit.
  public LimitExceeded(String message) {
    super(message);
  }
}
