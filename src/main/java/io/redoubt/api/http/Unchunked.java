package io.redoubt.api.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/// Writes answers; to a client of HTTP/1.0, which knows no chunks, one without their frames: it
/// ends with its connection. Helidon writes head, chunks and the last chunk each at once. One
/// connection; not thread-safe.
final class Unchunked implements DataWriter {
  private static final String CHUNKED = "\r\nTransfer-Encoding: chunked";

  private final DataWriter out;
  private final BooleanSupplier old;
  private boolean headWritten;
  private boolean chunked;

  /// @param old whether the client speaks HTTP/1.0; asked when something is written
  Unchunked(DataWriter out, BooleanSupplier old) {
    this.out = out;
    this.old = old;
  }

  @Override
  public void write(BufferData... buffers) {
    for (BufferData buffer : buffers) {
      write(buffer);
    }
  }

  @Override
  public void write(BufferData buffer) {
    out.write(plain(buffer));
  }

  @Override
  public void writeNow(BufferData... buffers) {
    for (BufferData buffer : buffers) {
      writeNow(buffer);
    }
  }

  @Override
  public void writeNow(BufferData buffer) {
    out.writeNow(plain(buffer));
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void close() {
    out.close();
  }

  private BufferData plain(BufferData buffer) {
    if (!old.getAsBoolean() || (headWritten && !chunked)) {
      return buffer;
    }
    byte[] bytes = new byte[buffer.available()];
    buffer.read(bytes);
    if (headWritten) {
      return BufferData.create(inside(bytes));
    }
    headWritten = true;
    return BufferData.create(head(new String(bytes, StandardCharsets.ISO_8859_1)));
  }

  private byte[] head(String text) {
    int at = text.indexOf(CHUNKED);
    chunked = at >= 0 && at < text.indexOf("\r\n\r\n");
    String plain = chunked ? text.substring(0, at) + text.substring(at + CHUNKED.length()) : text;
    return plain.getBytes(StandardCharsets.ISO_8859_1);
  }

  /* Of the last one nothing. */
  private static byte[] inside(byte[] chunk) {
    int from = 0;
    while (chunk[from] != '\n') {
      from++;
    }
    return Arrays.copyOfRange(chunk, from + 1, chunk.length - 2);
  }
}
