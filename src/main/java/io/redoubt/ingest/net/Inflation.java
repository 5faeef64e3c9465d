package io.redoubt.ingest.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// What a compressed message says: gzip and zlib known by their first bytes, at most so long as a
/// record may be. What cannot be unpacked, or would be longer, stays as it came.
///
/// @param longest bytes of a record
record Inflation(int longest) {
  byte[] plain(byte[] message) {
    if (!isPacked(message)) {
      return message;
    }
    try (InputStream in = unpacking(message)) {
      byte[] plain = in.readNBytes(longest);
      return in.read() < 0 && plain.length > 0 ? plain : message;
    } catch (IOException _) {
      return message;
    }
  }

  private static boolean isPacked(byte[] message) {
    return message.length > 2 && (isGzip(message) || isZlib(message));
  }

  private static boolean isGzip(byte[] message) {
    return message[0] == 0x1f && (message[1] & 0xff) == 0x8b;
  }

  private static boolean isZlib(byte[] message) {
    int head = (message[0] & 0xff) << 8 | (message[1] & 0xff);
    return (message[0] & 0x8f) == 8 && head % 31 == 0;
  }

  private static InputStream unpacking(byte[] message) throws IOException {
    InputStream in = new ByteArrayInputStream(message);
    return isGzip(message) ? new GZIPInputStream(in) : new InflaterInputStream(in);
  }
}
