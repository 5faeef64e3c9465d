package io.redoubt.ingest;

import io.redoubt.ingest.pack.LimitExceeded;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Unpacked bytes, stopped when they grow beyond the limits.
final class Guard extends FilterInputStream {
  /// Unpacked bytes below which the ratio is not judged.
  static final long UNJUDGED = 16L << 20;

  private final IngestOptions.Limits limits;
  private final LongSupplier packed;
  private long unpacked;

  /// Guards a stream.
  ///
  /// @param packed how many packed bytes were spent on it so far
  Guard(InputStream in, IngestOptions.Limits limits, LongSupplier packed) {
    super(in);
    this.limits = limits;
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = super.read(into, offset, length);
    count(Math.max(n, 0));
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long n) throws LimitExceeded {
    unpacked += n;
    if (unpacked > limits.bytes()) {
      throw new LimitExceeded("it unpacks to more than " + bytes(limits.bytes()));
    }
    if (unpacked > UNJUDGED && unpacked / limits.ratio() > packed.getAsLong()) {
      throw tooMuch(limits);
    }
  }

  /// The ratio's message.
  static LimitExceeded tooMuch(IngestOptions.Limits limits) {
    return new LimitExceeded(
        String.format(
            Locale.ROOT,
            "it unpacks to more than %,d times its size (decompression bomb?)",
            limits.ratio()));
  }

  /// How many bytes came through.
  long unpacked() {
    return unpacked;
  }

  private static String bytes(long n) {
    int unit = 0;
    long value = n;
    for (; value >= 1024 && value % 1024 == 0 && unit < 4; unit++) {
      value /= 1024;
    }
    return value + " " + new String[] {"bytes", "KiB", "MiB", "GiB", "TiB"}[unit];
  }
}
