package io.redoubt.triage.recall;

import java.security.MessageDigest;

/// A digest of texts in UTF-8, encoded piece by piece in one small buffer: templates hold signs of
/// Unicode's private area, and a copy of each in bytes would be three times as large as the text.
/// Half a surrogate pair counts as `?`, as in [String#getBytes]. Not thread-safe.
final class Utf8Digest {
  private static final int ROOM = 1 << 10;
  private static final int LONGEST = 4;

  private final MessageDigest digest;
  private final byte[] buffer = new byte[ROOM];
  private int length;

  Utf8Digest(MessageDigest digest) {
    this.digest = digest;
  }

  void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (length > ROOM - LONGEST) {
        flush();
      }
      char c = text.charAt(i);
      if (c < 0x80) {
        buffer[length++] = (byte) c;
      } else if (c < 0x800) {
        buffer[length++] = (byte) (0xc0 | c >> 6);
        last(c);
      } else if (!Character.isSurrogate(c)) {
        buffer[length++] = (byte) (0xe0 | c >> 12);
        buffer[length++] = (byte) (0x80 | (c >> 6 & 0x3f));
        last(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        beyond(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        buffer[length++] = '?';
      }
    }
  }

  private void beyond(int point) {
    buffer[length++] = (byte) (0xf0 | point >> 18);
    buffer[length++] = (byte) (0x80 | (point >> 12 & 0x3f));
    buffer[length++] = (byte) (0x80 | (point >> 6 & 0x3f));
    last(point);
  }

  private void last(int point) {
    buffer[length++] = (byte) (0x80 | (point & 0x3f));
  }

  private void flush() {
    digest.update(buffer, 0, length);
    length = 0;
  }

  /// The digest of all texts so far; begins anew.
  byte[] digest() {
    flush();
    return digest.digest();
  }
}
