package io.redoubt.redact;

import java.util.Locale;
import java.util.regex.Pattern;

/// What of an address may be told: whether it is inside or outside, and which network it shares.
/// Stateless.
final class Addresses {
  private static final Pattern MAPPED = Pattern.compile("^::ffff:(?=\\d+\\.)");

  private Addresses() {}

  /// `INT`, `EXT`, `LOOP` or `ANY` (multicast, broadcast, unspecified).
  static String side(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    String a = lower.startsWith("::ffff:") ? MAPPED.matcher(lower).replaceFirst("") : lower;
    if (a.indexOf(':') >= 0) {
      return sixth(a);
    }
    int first = number(a, 0);
    int second = number(a, end(a, 0) + 1);
    if (first == 127) {
      return "LOOP";
    }
    if (first == 0 || first >= 224) {
      return "ANY";
    }
    boolean inside =
        first == 10
            || (first == 172 && second >= 16 && second <= 31)
            || (first == 192 && second == 168)
            || (first == 169 && second == 254)
            || (first == 100 && second >= 64 && second <= 127);
    return inside ? "INT" : "EXT";
  }

  private static String sixth(String a) {
    if (a.equals("::1")) {
      return "LOOP";
    }
    if (a.equals("::") || a.startsWith("ff")) {
      return "ANY";
    }
    return a.startsWith("fe8")
            || a.startsWith("fe9")
            || a.startsWith("fea")
            || a.startsWith("feb")
            || a.startsWith("fc")
            || a.startsWith("fd")
        ? "INT"
        : "EXT";
  }

  /// What addresses of one network share: the first three numbers, or the first four groups.
  static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address.substring(0, Math.max(0, address.lastIndexOf('.')));
    }
    String[] groups = address.split(":", -1);
    return String.join(":", java.util.Arrays.copyOf(groups, Math.min(4, groups.length)));
  }

  /* Where the part that begins here ends: at a dot, a slash or the end. */
  private static int end(String a, int from) {
    int i = from;
    while (i < a.length() && a.charAt(i) != '.' && a.charAt(i) != '/') {
      i++;
    }
    return i;
  }

  /* The number of the part that begins here; -1 when it is none of one to three digits. */
  private static int number(String a, int from) {
    int to = end(a, from);
    if (to <= from || to - from > 3) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = a.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }
}
