package io.redoubt.parse.grammar;

import io.redoubt.event.DottedQuad;
import io.redoubt.parse.frame.Bytes;

/// Finds IP addresses in bytes.
public final class Addresses {
  private static final String MAPPED = "::ffff:";

  private Addresses() {}

  /// One past the IP address that begins at `from`, or -1. A port or a colon behind an IPv4 address
  /// does not belong to it.
  public static int end(byte[] buffer, int from, int to) {
    int v4 = v4End(buffer, from, to);
    return v4 >= 0 ? v4 : v6End(buffer, from, to);
  }

  /// Where the address proper begins: behind `::ffff:` when an IPv4 address follows.
  static int start(byte[] buffer, int from, int to) {
    if (to - from < 14 || buffer[from] != ':') {
      return from;
    }
    for (int i = 0; i < MAPPED.length(); i++) {
      if ((buffer[from + i] | 32) != (MAPPED.charAt(i) | 32)) {
        return from;
      }
    }
    int v4 = from + MAPPED.length();
    return v4End(buffer, v4, to) == to ? v4 : from;
  }

  static int withoutZone(byte[] buffer, int from, int to) {
    return Bytes.find(buffer, from, to, '%');
  }

  /// The same for IPv4 alone.
  static int v4End(byte[] buffer, int from, int to) {
    int end = DottedQuad.end(buffer, from, to);
    return end >= 0 && end < to && nameGoesOn(buffer, end, to) ? -1 : end;
  }

  private static boolean nameGoesOn(byte[] buffer, int i, int to) {
    byte b = buffer[i];
    if (b == '.' || b == '-') {
      return i + 1 < to && letterOrDigit(buffer[i + 1]);
    }
    return letterOrDigit(b) || b == '_';
  }

  private static boolean letterOrDigit(byte b) {
    return Bytes.isDigit(b) || ((b | 32) >= 'a' && (b | 32) <= 'z');
  }

  /// The same for IPv6 alone.
  static int v6End(byte[] buffer, int from, int to) {
    int colons = 0;
    int i = from;
    int digits = 0;
    boolean gap = false;
    for (; i < to && i - from < 46; i++) {
      byte b = buffer[i];
      if (b == ':') {
        gap |= i > from && buffer[i - 1] == ':';
        colons++;
        digits = 0;
      } else if (hex(b)) {
        digits++;
      } else {
        break;
      }
      if (digits > 4 || colons > 7 + (gap ? 1 : 0)) {
        return -1;
      }
    }
    if (i < to && buffer[i] == '.' && colons >= 2) {
      return mappedEnd(buffer, from, i, to);
    }
    if (colons > 0 && buffer[i - 1] == ':' && (i - 2 < from || buffer[i - 2] != ':')) {
      i--; // a colon behind the address
      colons--;
    }
    if (colons < 2 || (colons < 7 && !gap) || i - from < 2) {
      return -1;
    }
    return zoneEnd(buffer, i, to);
  }

  private static int mappedEnd(byte[] buffer, int from, int dot, int to) {
    int v4 = dot;
    while (v4 > from && buffer[v4 - 1] != ':') {
      v4--;
    }
    return v4End(buffer, v4, to);
  }

  private static int zoneEnd(byte[] buffer, int i, int to) {
    if (i >= to || buffer[i] != '%') {
      return i < to && letterOrDigit(buffer[i]) ? -1 : i;
    }
    int end = i + 1;
    while (end < to && letterOrDigit(buffer[end])) {
      end++;
    }
    return end;
  }

  private static boolean hex(byte b) {
    return Bytes.isDigit(b) || ((b | 32) >= 'a' && (b | 32) <= 'f');
  }
}
