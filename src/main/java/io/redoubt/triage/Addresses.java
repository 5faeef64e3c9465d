package io.redoubt.triage;

import java.util.Locale;
import java.util.regex.Pattern;

/// Tells addresses of private networks from others.
final class Addresses {
  /// RFC 1918, loopback, link-local: `172.16.0.9`, `10.1.2.3`.
  private static final Pattern PRIVATE_V4 =
      Pattern.compile("(10|127|192\\.168|169\\.254|172\\.(1[6-9]|2\\d|3[01]))\\..*");

  private Addresses() {}

  /// Whether the address is private (RFC 1918, RFC 4193), link-local or loopback.
  static boolean internal(String ip) {
    String lower = ip.toLowerCase(Locale.ROOT);
    return ip.indexOf(':') < 0
        ? PRIVATE_V4.matcher(ip).matches()
        : lower.equals("::1")
            || lower.startsWith("fc")
            || lower.startsWith("fd")
            || lower.startsWith("fe80");
  }
}
