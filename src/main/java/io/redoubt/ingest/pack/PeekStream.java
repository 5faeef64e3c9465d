package io.redoubt.ingest.pack;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A stream whose beginning can be looked at before it is read, and that loses nothing when the
/// stream below breaks: every byte that came before the failure is handed out first. Small reads
/// are buffered, large ones go straight to the stream below. One thread at a time.
public final class PeekStream extends InputStream {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private byte[] buffer = new byte[0];
  private int next;
  private int end;
  private long delivered;
  private @Nullable IOException failure;

  /// Reads this stream.
  public PeekStream(InputStream in) {
    this.in = in;
  }

  /// The next bytes, up to `wanted` of them, fewer only at the end of the stream (or where it
  /// breaks). They stay to be read.
  public byte[] peek(int wanted) {
    if (end - next < wanted) {
      byte[] roomy = buffer.length >= wanted ? buffer : new byte[Math.max(wanted, BUFFER)];
      System.arraycopy(buffer, next, roomy, 0, end - next);
      buffer = roomy;
      end -= next;
      next = 0;
      while (end < wanted && fill() > 0) {}
    }
    return Arrays.copyOfRange(buffer, next, Math.min(end, next + wanted));
  }

  /// Gives back the last bytes of the last read, which must have been no larger than what was
  /// [#available].
  public void back(int bytes) {
    next -= bytes;
    delivered -= bytes;
  }

  /// How many bytes were read or skipped so far.
  public long delivered() {
    return delivered;
  }

  @Override
  public int read() throws IOException {
    if (next == end && refill() < 0) {
      return -1;
    }
    delivered++;
    return buffer[next++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == end && length >= BUFFER && failure == null) {
      int n = some(into, offset, length);
      delivered += Math.max(n, 0);
      return n;
    }
    if (next == end && refill() < 0) {
      return -1;
    }
    int n = Math.min(length, end - next);
    System.arraycopy(buffer, next, into, offset, n);
    next += n;
    delivered += n;
    return n;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long n = end > next ? Math.min(wanted, end - next) : 0;
    next += (int) n;
    if (n < wanted && failure == null) {
      n += in.skip(wanted - n);
    }
    delivered += n;
    return n;
  }

  /// Never 0 before the end: decompressors take 0 for the end.
  @Override
  public int available() {
    return peek(1).length == 0 ? 0 : end - next;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private int refill() throws IOException {
    if (buffer.length < BUFFER) {
      buffer = new byte[BUFFER];
    }
    next = 0;
    end = 0;
    int n = fill();
    if (n < 0 && failure != null) {
      throw failure;
    }
    return n;
  }

  /* Decompressors may say 0 between two frames. */
  private int some(byte[] into, int offset, int length) throws IOException {
    int n = in.read(into, offset, length);
    while (n == 0 && length > 0) {
      n = in.read(into, offset, length);
    }
    return n;
  }

  private int fill() {
    if (failure != null) {
      return -1;
    }
    try {
      int n = some(buffer, end, buffer.length - end);
      end += Math.max(n, 0);
      return n;
    } catch (IOException broken) {
      failure = broken;
      return -1;
    }
  }
}
