package io.redoubt.ingest.pack;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads gzip data (RFC 1952) of any number of members. Unlike the platform's reader it says so
/// when something other than gzip or padding follows, keeps every byte that came before a break,
/// and bounds what a header may hold.
public final class GzipStream extends InputStream {
  private static final int CHUNK = 1 << 16;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int LONGEST_TEXT = 1 << 16;

  private final PeekStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] chunk = new byte[CHUNK];
  private boolean inMember;
  private boolean first = true;

  /// Reads members until the stream ends.
  public GzipStream(PeekStream in) {
    this.in = in;
  }

  /// When the packed file was last written according to a gzip header, or null.
  public static @Nullable Instant written(byte[] header) {
    long seconds = header.length < 8 ? 0 : littleEndian(header, 4);
    return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (inMember || begin()) {
      int n = inflate(into, offset, length);
      if (n > 0) {
        checksum.update(into, offset, n);
        return n;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }

  private int inflate(byte[] into, int offset, int length) throws IOException {
    try {
      int n = inflater.inflate(into, offset, length);
      if (n == 0 && inflater.finished()) {
        finish();
      } else if (n == 0 && inflater.needsDictionary()) {
        throw new ZipException("gzip data need a dictionary");
      } else if (n == 0) {
        feed();
      }
      return n;
    } catch (DataFormatException broken) {
      throw new ZipException("gzip data are not intact");
    }
  }

  private void feed() throws IOException {
    byte[] ahead = in.peek(1);
    if (ahead.length == 0) {
      in.read(); // Says why there is no more, if the stream below broke.
      throw new EOFException();
    }
    int n = in.read(chunk, 0, Math.min(chunk.length, in.available()));
    inflater.setInput(chunk, 0, n);
  }

  private void finish() throws IOException {
    byte[] trailer = new byte[8];
    in.back(inflater.getRemaining());
    readFully(trailer);
    inMember = false;
    if (littleEndian(trailer, 0) != checksum.getValue()) {
      throw new ZipException("the gzip checksum does not match");
    }
  }

  private boolean begin() throws IOException {
    byte[] magic = in.peek(2);
    if (!first && padding(magic)) {
      return false;
    }
    if (magic.length < 2 || magic[0] != 0x1f || (magic[1] & 0xff) != 0x8b) {
      throw new ZipException("bytes that are no gzip data follow the gzip data");
    }
    header();
    first = false;
    inMember = true;
    inflater.reset();
    checksum.reset();
    return true;
  }

  private boolean padding(byte[] magic) throws IOException {
    if (magic.length > 0 && magic[0] == 0) {
      int b = in.read();
      while (b == 0) {
        b = in.read();
      }
      if (b >= 0) {
        throw new ZipException("bytes that are no gzip data follow the gzip data");
      }
      return true;
    }
    return magic.length == 0 && in.read() < 0;
  }

  private void header() throws IOException {
    byte[] fixed = new byte[10];
    readFully(fixed);
    int flags = fixed[3];
    if ((flags & EXTRA) != 0) {
      byte[] length = new byte[2];
      readFully(length);
      readFully(new byte[(length[0] & 0xff) | (length[1] & 0xff) << 8]);
    }
    skipText(flags & NAME);
    skipText(flags & COMMENT);
    if ((flags & HEADER_CRC) != 0) {
      readFully(new byte[2]);
    }
  }

  private void skipText(int present) throws IOException {
    int b = present == 0 ? 0 : in.read();
    for (int n = 0; b != 0; n++, b = in.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      if (n > LONGEST_TEXT) {
        throw new ZipException("the gzip header does not end");
      }
    }
  }

  private void readFully(byte[] into) throws IOException {
    if (in.readNBytes(into, 0, into.length) < into.length) {
      throw new EOFException();
    }
  }

  private static long littleEndian(byte[] bytes, int at) {
    return (bytes[at] & 0xffL)
        | (bytes[at + 1] & 0xffL) << 8
        | (bytes[at + 2] & 0xffL) << 16
        | (bytes[at + 3] & 0xffL) << 24;
  }
}
