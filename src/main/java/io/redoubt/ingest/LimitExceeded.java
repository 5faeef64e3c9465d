package io.redoubt.ingest;

import java.io.IOException;

/// Packed data grow beyond what [IngestOptions.Limits] allows.
final class LimitExceeded extends IOException {
  private static final long serialVersionUID = 1L;

  /// Names the limit.
  LimitExceeded(String message) {
    super(message);
  }
}
