package io.redoubt.ingest.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes JSON piece by piece. One per document.
final class JsonOut {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  /// Bytes as they are.
  JsonOut raw(byte[] bytes, int from, int to) {
    out.write(bytes, from, to - from);
    return this;
  }

  /// ASCII as it is.
  JsonOut raw(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /// A string of this text, in quotes.
  JsonOut string(String text) {
    return string(text.getBytes(StandardCharsets.UTF_8));
  }

  /// A string of these bytes, which are UTF-8 or are kept as they are.
  JsonOut string(byte[] text) {
    out.write('"');
    for (byte b : text) {
      if (b == '"' || b == '\\') {
        out.write('\\');
        out.write(b);
      } else if (b >= 0 && b < 0x20) {
        raw("\\u00");
        out.write(HEX[b >> 4]);
        out.write(HEX[b & 15]);
      } else {
        out.write(b);
      }
    }
    out.write('"');
    return this;
  }

  /// What was written so far.
  byte[] bytes() {
    return out.toByteArray();
  }
}
