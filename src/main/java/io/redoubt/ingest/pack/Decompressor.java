package io.redoubt.ingest.pack;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// Opens compressed streams of one file.
public final class Decompressor {
  /* Largest memory that a .Z table may take; its 16 bits need well under a megabyte. */
  private static final int Z_MEMORY_KIB = 4096;

  /* Largest dictionary of an .xz file: `xz -9` makes ones of 64 MiB. */
  private static final int XZ_MEMORY_KIB = 80 << 10;

  private Decompressor() {}

  /// The bytes that were compressed, of all members or frames that follow one another.
  public static InputStream open(Container kind, PeekStream in) throws IOException {
    return switch (kind) {
      case GZIP -> new GzipStream(in);
      case ZSTD -> new Zstd(new ZstdInputStream(in));
      case BZIP2 -> new Steady(new BZip2CompressorInputStream(in, true));
      case LZ4 -> new Steady(new FramedLZ4CompressorInputStream(in, true));
      case COMPRESS -> new Steady(new ZCompressorInputStream(in, Z_MEMORY_KIB));
      case XZ -> new Steady(new XZInputStream(in, XZ_MEMORY_KIB));
      case NONE, ZIP, TAR, SEVEN_ZIP, RAR, LZIP, CABINET ->
          throw new IllegalArgumentException(kind + " is not a compressed stream.");
    };
  }

  /// Reads byte by byte from a decompressor that drops what it has when it meets an error: the
  /// bytes before the error are handed out first. What it throws at bytes it never expected is an
  /// error in the data, too.
  private static final class Steady extends InputStream {
    private final InputStream in;
    private @Nullable IOException failure;

    Steady(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      if (failure != null) {
        throw failure;
      }
      return in.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (failure != null) {
        throw failure;
      }
      int n = 0;
      try {
        for (int b; n < length && (b = in.read()) >= 0; n++) {
          into[offset + n] = (byte) b;
        }
      } catch (IOException broken) {
        failure = broken;
      } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
        failure = new IOException("the compressed data are not intact", broken);
      }
      if (n == 0 && failure != null) {
        throw failure;
      }
      return n == 0 && length > 0 ? -1 : n;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /// Gives zstd's word for truncated data the meaning it has elsewhere.
  private static final class Zstd extends InputStream {
    private final ZstdInputStream in;

    Zstd(ZstdInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        return in.read(into, offset, length);
      } catch (ZstdIOException broken) {
        if ("Truncated source".equals(broken.getMessage())) {
          throw new EOFException();
        }
        throw broken;
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
