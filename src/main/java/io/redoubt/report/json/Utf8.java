package io.redoubt.report.json;

import io.redoubt.report.inert.Hidden;

/// Judges bytes as UTF-8.
public final class Utf8 {
  private Utf8() {}

  /// Whether `buffer[from, to)` is valid UTF-8.
  public static boolean valid(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to) {
      if (buffer[at] >= 0) {
        at++;
        continue;
      }
      int length = sequence(buffer, at, to);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /// Whether `buffer[from, to)`, which has no ASCII, is valid and holds nothing [Hidden].
  static boolean visible(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to) {
      int length = sequence(buffer, at, to);
      if (length == 0 || Hidden.is(codePoint(buffer, at, length))) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /// The length of the multi-byte sequence at `at`, 0 when it is not valid (RFC 3629 §4).
  private static int sequence(byte[] buffer, int at, int to) {
    int lead = buffer[at] & 0xff;
    int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || at + length > to) {
      return 0;
    }
    for (int i = at + 1; i < at + length; i++) {
      if ((buffer[i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    int second = buffer[at + 1] & 0xff;
    boolean wrong =
        switch (lead) {
          case 0xe0 -> second < 0xa0;
          case 0xed -> second > 0x9f;
          case 0xf0 -> second < 0x90;
          case 0xf4 -> second > 0x8f;
          default -> false;
        };
    return wrong ? 0 : length;
  }

  private static int codePoint(byte[] buffer, int at, int length) {
    int value = buffer[at] & (0x7f >> length);
    for (int i = at + 1; i < at + length; i++) {
      value = value << 6 | (buffer[i] & 0x3f);
    }
    return value;
  }
}
