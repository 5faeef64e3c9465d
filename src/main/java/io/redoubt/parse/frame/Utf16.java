package io.redoubt.parse.frame;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The two byte orders of UTF-16, and how to recognise them.
enum Utf16 {
  /// Low byte first, as Windows writes it.
  LITTLE(StandardCharsets.UTF_16LE, 0),
  /// High byte first.
  BIG(StandardCharsets.UTF_16BE, 1);

  /// Bytes of a code unit.
  static final int UNIT = 2;

  /* Text without a byte order mark must show itself in this many bytes. */
  private static final int SHORTEST = 16;

  private final Charset charset;
  private final int low;

  Utf16(Charset charset, int low) {
    this.charset = charset;
    this.low = low;
  }

  /// Its decoder; what is not valid reads U+FFFD.
  Charset charset() {
    return charset;
  }

  /// Whether the unit at `i` is this ASCII character.
  boolean is(byte[] buffer, int i, char ascii) {
    return buffer[i + low] == ascii && buffer[i + 1 - low] == 0;
  }

  /// Whether there is a byte order mark at `i`.
  boolean isMark(byte[] buffer, int i) {
    return (buffer[i + low] & 0xff) == 0xff && (buffer[i + 1 - low] & 0xff) == 0xfe;
  }

  /// Whether a stream that begins like this is UTF-16 of this byte order: by its mark, or because
  /// nine units of ten are ASCII characters.
  boolean fits(Sample sample) {
    byte[] bytes = sample.bytes();
    if (sample.length() < UNIT) {
      return false;
    }
    if (isMark(bytes, 0)) {
      return !(sample.length() >= 4 && bytes[2] == 0 && bytes[3] == 0 && this == LITTLE);
    }
    int units = Math.min(sample.length(), 4096) / UNIT;
    int ascii = 0;
    for (int i = 0; i < units * UNIT; i += UNIT) {
      byte letter = bytes[i + low];
      boolean ink = letter >= ' ' || letter == '\t' || letter == '\r' || letter == '\n';
      if (bytes[i + 1 - low] == 0 && ink) {
        ascii++;
      }
    }
    return units * UNIT >= SHORTEST && ascii * 10 >= units * 9;
  }
}
