package io.redoubt.detect.sigma.match;

import io.redoubt.detect.sigma.rule.Folding;

/// Signs beyond ASCII in bytes of UTF-8, which literals of ASCII never have: a few of them are
/// ASCII letters once case does not count.
final class Beyond {
  /// In place of any other sign beyond ASCII: a byte that UTF-8 does not have.
  static final byte OTHER = -1;

  private static final int ASCII = 128;

  private Beyond() {}

  /// Whether one of the signs may be an ASCII letter when case does not count: the dotted and the
  /// dotless I, the long s, and the sign for Kelvin.
  static boolean standsForAscii(byte[] buffer, int from, int length) {
    int last = from + length - 1;
    for (int i = from; i < last; i++) {
      byte c = buffer[i];
      if (c < 0 && standsForAscii(c, buffer[i + 1])) {
        return true;
      }
    }
    return false;
  }

  /* By the first two bytes, which few other signs share. */
  private static boolean standsForAscii(byte one, byte two) {
    return switch (one) {
      case (byte) 0xC4 -> two == (byte) 0xB0 || two == (byte) 0xB1;
      case (byte) 0xC5 -> two == (byte) 0xBF;
      case (byte) 0xE2 -> two == (byte) 0x84;
      default -> false;
    };
  }

  /// Whether a UTF-16 unit is neither ASCII nor becomes it when case does not count.
  static boolean other(int unit) {
    return unit >= ASCII && Folding.fold((char) unit) >= ASCII;
  }
}
