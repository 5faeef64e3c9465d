package io.redoubt.api.http;

import com.github.luben.zstd.ZstdInputStream;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.redoubt.api.wire.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// Reads a body to its end and unpacks it, under limits for what comes in, for what comes out and
/// for how much the one may be larger than the other.
final class BodyReader {
  /* A megabyte of zeros shrinks about a thousandfold; logs shrink ten- to fiftyfold. */
  private static final int RATIO = 400;
  private static final int ALWAYS = 1 << 20;
  private static final int FIRST = 1 << 13;
  private static final int ZSTD_WINDOW_LOG = 23;

  private BodyReader() {}

  /// What became of a body.
  sealed interface Body {
    /// @param bytes unpacked
    record Whole(byte[] bytes) implements Body {}

    /// @param fault why there is none
    record Bad(Fault fault) implements Body {}

    /// The connection cannot be read on.
    ///
    /// @param fault why
    record Broken(Fault fault) implements Body {}
  }

  /// Reads it all.
  ///
  /// @param encoding the content encoding as sent; empty: none
  /// @param limit bytes, before and after unpacking
  static Body read(InputStream in, String encoding, int limit, Budget.Share share)
      throws IOException {
    String kind = encoding.strip().toLowerCase(Locale.ROOT);
    Body packed = arrived(in, limit, share);
    return switch (kind) {
      case "", "identity" -> packed;
      case "gzip", "x-gzip", "zstd", "deflate" ->
          packed instanceof Body.Whole(byte[] bytes) ? unpacked(kind, bytes, limit, share) : packed;
      default -> new Body.Bad(Fault.ENCODING);
    };
  }

  private static Body arrived(InputStream in, int limit, Budget.Share share) throws IOException {
    try {
      return drain(in, limit, share);
    } catch (DataReader.InsufficientDataAvailableException ended) {
      return new Body.Broken(Fault.CUT);
    } catch (DataReader.IncorrectNewLineException | RequestException noHttp) {
      return new Body.Broken(Fault.REQUEST);
    } catch (UncheckedIOException gone) {
      throw new CloseConnectionException("the client is gone", gone);
    }
  }

  private static Body unpacked(String kind, byte[] bytes, int limit, Budget.Share share) {
    long most = Math.max(ALWAYS, (long) bytes.length * RATIO);
    try (InputStream in = open(kind, bytes)) {
      return drain(in, (int) Math.min(limit, most), share);
    } catch (IOException damaged) {
      return new Body.Bad(Fault.PACKED);
    }
  }

  private static InputStream open(String kind, byte[] bytes) throws IOException {
    InputStream in = new ByteArrayInputStream(bytes);
    return switch (kind) {
      case "zstd" -> new ZstdInputStream(in).setLongMax(ZSTD_WINDOW_LOG);
      case "deflate" -> new InflaterInputStream(in);
      default -> new GZIPInputStream(in, 1 << 16);
    };
  }

  private static Body drain(InputStream in, int limit, Budget.Share share) throws IOException {
    byte[] bytes = new byte[FIRST];
    int size = 0;
    while (true) {
      int n = in.read(bytes, size, bytes.length - size);
      if (n < 0) {
        return new Body.Whole(Arrays.copyOf(bytes, size));
      }
      size += n;
      if (size > limit) {
        return new Body.Bad(Fault.TOO_LARGE);
      }
      if (size == bytes.length) {
        int larger = (int) Math.min((long) limit + 1, size * 2L);
        if (!share.grow(larger)) {
          return new Body.Bad(Fault.BUSY);
        }
        bytes = Arrays.copyOf(bytes, larger);
      }
    }
  }
}
