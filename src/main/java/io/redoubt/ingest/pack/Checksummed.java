package io.redoubt.ingest.pack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/// The bytes of a zip member, compared with its checksum at their end.
public final class Checksummed extends FilterInputStream {
  private final LongSupplier wanted;
  private final CRC32 sum = new CRC32();

  /// Checks a member.
  ///
  /// @param wanted its checksum, asked for at the end; -1 when it is not known
  public Checksummed(InputStream in, LongSupplier wanted) {
    super(in);
    this.wanted = wanted;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = super.read(into, offset, length);
    if (n >= 0) {
      sum.update(into, offset, n);
    } else if (wanted.getAsLong() >= 0 && wanted.getAsLong() != sum.getValue()) {
      throw new ZipException("the zip checksum does not match");
    }
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] passed = new byte[(int) Math.min(n, 1 << 16)];
    return Math.max(0, read(passed, 0, passed.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
