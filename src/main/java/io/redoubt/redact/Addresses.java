package io.redoubt.redact;

import java.util.Locale;

/// What of an address may be told: whether it is inside or outside, and which network it shares.
/// Stateless.
final class Addresses {
  private Addresses() {}

  /// `INT`, `EXT`, `LOOP` or `ANY` (multicast, broadcast, unspecified).
  static String side(String address) {
    String a = address.toLowerCase(Locale.ROOT).replaceFirst("^::ffff:(?=\\d+\\.)", "");
    if (a.indexOf(':') >= 0) {
      return sixth(a);
    }
    String[] parts = a.split("[./]", -1);
    int first = number(parts, 0);
    int second = number(parts, 1);
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

  private static int number(String[] parts, int i) {
    return i < parts.length && parts[i].matches("\\d{1,3}") ? Integer.parseInt(parts[i]) : -1;
  }
}
