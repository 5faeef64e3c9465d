package io.redoubt.correlate;

import io.redoubt.event.query.OwnAddress;
import java.util.Locale;

/// Makes two spellings of one thing equal.
final class Names {
  private Names() {}

  /// A host without its domain, lower case: `fs01` of `FS01.corp.example.com`. Addresses stay.
  static String host(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int dot = lower.indexOf('.');
    boolean address = lower.indexOf(':') >= 0 || (dot > 0 && digits(lower.substring(0, dot)));
    return dot <= 0 || address ? lower : lower.substring(0, dot);
  }

  /// A host without its domain, as it is written: `FS01` of `FS01.corp.example.com`.
  static String shortHost(String name) {
    return name.substring(0, Math.min(name.length(), host(name).length()));
  }

  /// A user without domain, lower case: `da.roth` of `CORP\da.roth` and `da.roth@example.com`.
  static String user(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String local = lower.substring(lower.lastIndexOf('\\') + 1);
    int at = local.indexOf('@');
    return at > 0 ? local.substring(0, at) : local;
  }

  /// Whether an address belongs to a private network (RFC 1918, RFC 4193) or to one machine
  /// ([OwnAddress]).
  static boolean internal(String ip) {
    if (OwnAddress.is(ip)) {
      return true;
    }
    if (ip.indexOf(':') >= 0) {
      String lower = ip.toLowerCase(Locale.ROOT);
      return lower.startsWith("fc") || lower.startsWith("fd");
    }
    return ip.startsWith("10.")
        || ip.startsWith("192.168.")
        || (ip.startsWith("172.") && ip.matches("172\\.(1[6-9]|2\\d|3[01])\\..*"));
  }

  /// Whether an address that begins like these bytes may be [#internal] and not an [OwnAddress].
  static boolean maybeInternal(byte[] text, int from, int length) {
    if (length < 3) {
      return false;
    }
    return switch (text[from]) {
      case 'f', 'F' -> true;
      case '1' -> {
        byte second = text[from + 1];
        byte third = text[from + 2];
        yield second == '0' ? third == '.' : (second == '9' || second == '7') && third == '2';
      }
      default -> false;
    };
  }

  private static boolean digits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
