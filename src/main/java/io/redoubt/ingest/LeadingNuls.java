package io.redoubt.ingest;

import io.redoubt.ingest.pack.LimitExceeded;
import io.redoubt.ingest.pack.PeekStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/// Looks past the NUL bytes that a packed stream begins with: the classic decompression bomb is
/// nothing but NUL bytes, and whoever gives up on such a stream early would never notice.
final class LeadingNuls {
  private static final int ENOUGH = 4096;
  private static final int STEP = 1 << 16;
  private static final long MOST = 128L << 20;

  private LeadingNuls() {}

  /// The same bytes.
  ///
  /// @throws LimitExceeded when the NUL bytes are a bomb
  static PeekStream judged(PeekStream in) throws IOException {
    byte[] head = in.peek(ENOUGH);
    if (head.length < ENOUGH || count(head) < ENOUGH) {
      return in;
    }
    long nuls = 0;
    for (int n = STEP; n == STEP && nuls < MOST; nuls += n) {
      n = count(in.peek(STEP));
      in.skipNBytes(n);
    }
    if (in.peek(1).length == 0) {
      in.read(); // Says so if it was not the end.
    }
    return new PeekStream(new SequenceInputStream(new Nuls(nuls), in));
  }

  private static int count(byte[] bytes) {
    int n = 0;
    while (n < bytes.length && bytes[n] == 0) {
      n++;
    }
    return n;
  }

  /// So many NUL bytes.
  private static final class Nuls extends InputStream {
    private long left;

    Nuls(long count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int n = (int) Math.min(left, length);
      Arrays.fill(into, offset, offset + n, (byte) 0);
      left -= n;
      return n;
    }
  }
}
