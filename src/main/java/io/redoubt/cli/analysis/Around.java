package io.redoubt.cli.analysis;

/// Whether the input is read again for facts around the alerts.
enum Around {
  /// When that takes little time.
  auto(64L << 20),
  /// Not at all.
  off(0),
  /// However large it is.
  always(Long.MAX_VALUE);

  private final long bytes;

  Around(long bytes) {
    this.bytes = bytes;
  }

  /// The most decompressed bytes that are read again.
  long bytes() {
    return bytes;
  }
}
