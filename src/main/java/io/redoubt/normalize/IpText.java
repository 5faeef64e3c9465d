package io.redoubt.normalize;

import io.redoubt.event.DottedQuad;

/// Tells IP addresses from other text.
public final class IpText {
  private static final int MOST_GROUPS = 8;

  private IpText() {}

  /// Whether `buffer[from, to)` is an IPv4 or IPv6 address without brackets or zone.
  public static boolean isIp(byte[] buffer, int from, int to) {
    return isV4(buffer, from, to) || isV6(buffer, from, to);
  }

  /// Whether `buffer[from, to)` is a dotted quad.
  public static boolean isV4(byte[] buffer, int from, int to) {
    if (to - from < 7 || to - from > 15) {
      return false;
    }
    return DottedQuad.end(buffer, from, to) == to || isLongV4(buffer, from, to);
  }

  /// The same where a number may begin with zeros.
  private static boolean isLongV4(byte[] buffer, int from, int to) {
    int octets = 0;
    int value = -1;
    for (int i = from; i < to; i++) {
      int c = buffer[i];
      if (c == '.') {
        if (value < 0 || ++octets > 3) {
          return false;
        }
        value = -1;
        continue;
      }
      if (c < '0' || c > '9') {
        return false;
      }
      value = Math.max(value, 0) * 10 + c - '0';
      if (value > 255) {
        return false;
      }
    }
    return octets == 3 && value >= 0;
  }

  /// Whether `buffer[from, to)` is an IPv6 address, perhaps with a dotted quad at its end.
  public static boolean isV6(byte[] buffer, int from, int to) {
    if (to - from < 2 || to - from > 45) {
      return false;
    }
    int groups = 0;
    int digits = 0;
    boolean gap = false;
    int i = from;
    while (i < to) {
      int c = buffer[i];
      if (c == ':') {
        boolean twice = i + 1 < to && buffer[i + 1] == ':';
        if ((twice && gap) || (!twice && (digits == 0 || i + 1 == to))) {
          return false;
        }
        gap |= twice;
        i += twice ? 2 : 1;
        digits = 0;
        continue;
      }
      if (c == '.') {
        return (groups == 7 || (gap && groups < 7)) && isV4(buffer, i - digits, to);
      }
      if (Character.digit(c, 16) < 0 || ++digits > 4) {
        return false;
      }
      groups += digits == 1 ? 1 : 0;
      i++;
    }
    return gap ? groups < MOST_GROUPS : groups == MOST_GROUPS;
  }
}
