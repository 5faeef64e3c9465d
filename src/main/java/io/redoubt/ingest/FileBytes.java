package io.redoubt.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/// The bytes of a file on disk, counted; a file that has become shorter since it was found breaks
/// off with an [EOFException] at its new end.
final class FileBytes extends FilterInputStream {
  private final long expected;
  private final AtomicLong total;
  private long position;

  FileBytes(InputStream in, long expected, AtomicLong total) {
    super(in);
    this.expected = expected;
    this.total = total;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = super.read(into, offset, length);
    if (n < 0 && position < expected) {
      throw new Shrunk(position, expected);
    }
    count(Math.max(n, 0));
    return n;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long n = super.skip(Math.min(wanted, Math.max(0, expected - position)));
    count(n);
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long n) {
    position += n;
    total.addAndGet(n);
  }

  /// The file is shorter than it was.
  static final class Shrunk extends IOException {
    private static final long serialVersionUID = 1L;

    Shrunk(long now, long before) {
      super(String.format("the file shrank from %,d to %,d bytes while it was read", before, now));
    }
  }
}
