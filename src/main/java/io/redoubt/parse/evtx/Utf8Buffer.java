package io.redoubt.parse.evtx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Growing UTF-8 text. Not thread-safe.
final class Utf8Buffer {
  private static final byte[] LOWER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int length;

  Utf8Buffer(int capacity) {
    bytes = new byte[capacity];
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void truncate(int newLength) {
    length = newLength;
  }

  void put(int b) {
    reserve(1);
    bytes[length++] = (byte) b;
  }

  void put(byte[] text) {
    put(text, 0, text.length);
  }

  void put(byte[] buffer, int from, int to) {
    reserve(to - from);
    System.arraycopy(buffer, from, bytes, length, to - from);
    length += to - from;
  }

  void put(String text) {
    put(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Appends UTF-16LE text; a lone surrogate becomes U+FFFD.
  void utf16(byte[] buffer, int from, int chars) {
    reserve(chars * 3);
    int to = from + 2 * chars;
    int at = from;
    while (at < to) {
      int c = LittleEndian.u16(buffer, at);
      at += 2;
      if (c < 0x80) {
        bytes[length++] = (byte) c;
      } else if (Character.isHighSurrogate((char) c) && at < to) {
        int low = LittleEndian.u16(buffer, at);
        boolean pair = Character.isLowSurrogate((char) low);
        at += pair ? 2 : 0;
        codePoint(pair ? Character.toCodePoint((char) c, (char) low) : 0xfffd);
      } else {
        codePoint(Character.isSurrogate((char) c) ? 0xfffd : c);
      }
    }
  }

  /// Appends one character.
  void codePoint(int c) {
    reserve(4);
    if (c < 0x80) {
      bytes[length++] = (byte) c;
    } else if (c < 0x800) {
      bytes[length++] = (byte) (0xc0 | c >> 6);
      bytes[length++] = (byte) (0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
      bytes[length++] = (byte) (0xe0 | c >> 12);
      bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      bytes[length++] = (byte) (0x80 | (c & 0x3f));
    } else {
      bytes[length++] = (byte) (0xf0 | c >> 18);
      bytes[length++] = (byte) (0x80 | ((c >> 12) & 0x3f));
      bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      bytes[length++] = (byte) (0x80 | (c & 0x3f));
    }
  }

  /// Appends a whole number in decimal.
  void decimal(long value) {
    if (value < 0) {
      put(Long.toString(value));
      return;
    }
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    padded(value, digits);
  }

  /// Appends the last `digits` decimal digits of a number that is not negative.
  void padded(long value, int digits) {
    reserve(digits);
    long rest = value;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  /// Appends `0x` and the number in hexadecimal, without leading zeros.
  void hex(long value) {
    put('0');
    put('x');
    int digits = Math.max(1, (67 - Long.numberOfLeadingZeros(value)) / 4);
    reserve(digits);
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      bytes[length++] = LOWER[(int) (value >>> shift) & 15];
    }
  }

  /// Appends two upper-case hexadecimal digits for every byte.
  void hexBytes(byte[] buffer, int from, int to) {
    reserve(2 * (to - from));
    for (int i = from; i < to; i++) {
      bytes[length++] = UPPER[buffer[i] >> 4 & 15];
      bytes[length++] = UPPER[buffer[i] & 15];
    }
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
