package io.redoubt.ingest;

import java.io.IOException;
import java.io.InputStream;

/// The bytes of a zip archive that is read forward, of which the last are kept, so that it can be
/// told whether its end came: an archive that is cut between two members looks like a whole one
/// otherwise. Not thread-safe.
final class ZipEnd extends InputStream {
  /* APPNOTE.TXT 4.3.16, and the two records of large archives before it, 4.3.14 and 4.3.15. */
  private static final int LENGTH = 22;
  private static final int LARGE = 56 + 20;
  private static final long ELSEWHERE = 0xffffffffL;

  /* The longest comment, and what may be read beyond the end. */
  private static final int KEPT = 1 << 17;

  private final InputStream in;
  private final byte[] last = new byte[KEPT];
  private long read;

  /// @param in begins where the archive does
  ZipEnd(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    int next = in.read();
    if (next >= 0) {
      last[place(read++)] = (byte) next;
    }
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int got = in.read(into, offset, length);
    int from = Math.max(0, got - KEPT);
    for (int i = from; i < got; ) {
      int at = place(read + i);
      int run = Math.min(got - i, KEPT - at);
      System.arraycopy(into, offset + i, last, at, run);
      i += run;
    }
    read += Math.max(0, got);
    return got;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  /// Whether the record that ends this archive is among the last bytes that were read. That of an
  /// archive that is a member of this one is not: it counts from where that one begins.
  boolean came() {
    for (long i = read - LENGTH; i >= Math.max(0, read - KEPT); i--) {
      if (number(i) == 0x06054b50L) {
        long length = number(i + 12);
        long offset = number(i + 16);
        long gap = i - offset - length;
        if (length == ELSEWHERE || offset == ELSEWHERE || gap == 0 || gap == LARGE) {
          return true;
        }
      }
    }
    return false;
  }

  private long number(long from) {
    long number = 0;
    for (int i = 3; i >= 0; i--) {
      number = (number << 8) | (last[place(from + i)] & 0xff);
    }
    return number;
  }

  private static int place(long position) {
    return (int) (position & (KEPT - 1));
  }
}
