package io.redoubt.parse.text;

import io.redoubt.event.DottedQuad;

/// Recognises IP addresses in bytes. Looks only, makes nothing; linear in the address.
///
/// Source of the shapes: RFC 4291 §2.2 (IPv6 text), RFC 5952 (mapped IPv4), dotted decimal IPv4.
public final class Addresses {
  private static final int LONGEST_GROUP = 4;
  private static final int GROUPS = 8;

  private Addresses() {}

  /// The end of the IPv4 address that begins at `from`, or -1. What follows is not looked at,
  /// except that a longer number is no address.
  public static int ipv4End(byte[] buffer, int from, int to) {
    return DottedQuad.end(buffer, from, to);
  }

  /// The end of the IPv6 address that begins at `from`, or -1. Eight groups, or fewer around one
  /// `::`, the last two also as IPv4. Needs a digit somewhere, so that names like `std::add` are
  /// none.
  public static int ipv6End(byte[] buffer, int from, int to) {
    int i = from;
    int groups = 0;
    boolean gap = false;
    boolean digit = false;
    if (i + 1 < to && buffer[i] == ':') {
      if (buffer[i + 1] != ':') {
        return -1;
      }
      gap = true;
      i += 2;
    }
    int end = gap ? i : -1;
    while (i < to && groups < GROUPS) {
      int start = i;
      while (i < to && isHex(buffer[i]) && i - start <= LONGEST_GROUP) {
        digit |= isDigit(buffer[i++]);
      }
      if (i == start) {
        break;
      }
      int v4 = i < to && buffer[i] == '.' && groups >= 1 ? ipv4End(buffer, start, to) : -1;
      if (v4 > 0) {
        groups += 2;
        end = v4;
        break;
      }
      if (i - start > LONGEST_GROUP) {
        return -1;
      }
      groups++;
      end = i;
      if (i >= to || buffer[i] != ':') {
        break;
      }
      i++;
      if (i < to && buffer[i] == ':') {
        if (gap) {
          return -1;
        }
        gap = true;
        i++;
        end = i;
      }
    }
    boolean whole = gap ? groups < GROUPS && (groups > 0) : groups == GROUPS;
    return whole && digit && !(end < to && isHexOrColonDigit(buffer, end, to)) ? end : -1;
  }

  private static boolean isHexOrColonDigit(byte[] buffer, int at, int to) {
    return isHex(buffer[at]) || (buffer[at] == ':' && at + 1 < to && isHex(buffer[at + 1]));
  }

  /// Whether `buffer[from, to)` is exactly one IP address, without port or brackets.
  public static boolean isAddress(byte[] buffer, int from, int to) {
    if (to - from < 2 || to - from > 45) {
      return false;
    }
    return ipv4End(buffer, from, to) == to || ipv6End(buffer, from, to) == to;
  }

  /// Where the IPv4 part of a mapped address (`::ffff:192.0.2.1`) begins, or `from`.
  public static int unmapped(byte[] buffer, int from, int to) {
    int colon = to - 1;
    while (colon >= from && buffer[colon] != ':') {
      colon--;
    }
    boolean mapped = colon > from && ipv4End(buffer, colon + 1, to) == to;
    return mapped && isMappedPrefix(buffer, from, colon) ? colon + 1 : from;
  }

  private static boolean isMappedPrefix(byte[] buffer, int from, int to) {
    return to - from >= 5
        && buffer[from] == ':'
        && buffer[from + 1] == ':'
        && (buffer[to - 1] | 32) == 'f'
        && (buffer[to - 2] | 32) == 'f'
        && (buffer[to - 3] | 32) == 'f'
        && (buffer[to - 4] | 32) == 'f';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isHex(byte b) {
    int lower = b | 32;
    return isDigit(b) || (lower >= 'a' && lower <= 'f');
  }
}
