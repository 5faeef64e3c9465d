package io.redoubt.event.query;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Addresses that mean something on the machine that wrote them down and nowhere else: loopback
/// (127.0.0.0/8, `::1`), the unspecified address (0.0.0.0, `::`), link-local ones (169.254.0.0/16,
/// `fe80::/10`), also as `::ffff:127.0.0.1` and with a zone (`fe80::1%eth0`), and what stands in
/// their place, `localhost` and `-`. Two machines that name one of them do not name one thing.
/// Private addresses are not among them: within a network they name one machine.
///
/// Source: RFC 1122 (3.2.1.3), RFC 3927, RFC 4291 (2.4). Stateless.
public final class OwnAddress {
  private static final int V4_AT = 12;

  private OwnAddress() {}

  /// Whether the text is one of them.
  public static boolean is(String text) {
    int length = text.length();
    if (length < 3) {
      return text.equals("-") || text.equals("::");
    }
    return maybe(text.charAt(0), text.charAt(1), text.charAt(2)) && named(text);
  }

  /// The same for a text in ASCII; most are told by their first letters.
  public static boolean is(byte[] text, int from, int length) {
    if (length >= 3 && !maybe(text[from], text[from + 1], text[from + 2])) {
      return false;
    }
    return is(new String(text, from, length, StandardCharsets.ISO_8859_1));
  }

  private static boolean maybe(int first, int second, int third) {
    return switch (first) {
      case '1' -> (second == '2' && third == '7') || (second == '6' && third == '9');
      case '0', ':' -> true;
      case 'f', 'F' -> second == 'e' || second == 'E';
      case 'l', 'L' -> second == 'o' || second == 'O';
      default -> false;
    };
  }

  private static boolean named(String text) {
    if (text.charAt(0) == 'l' || text.charAt(0) == 'L') {
      return text.equalsIgnoreCase("localhost") || text.equalsIgnoreCase("localhost.localdomain");
    }
    int zone = text.indexOf('%');
    return local(Address.of(zone < 0 ? text : text.substring(0, zone)));
  }

  private static boolean local(@Nullable Address address) {
    if (address == null) {
      return false;
    }
    byte[] bytes = address.bytes();
    int first = bytes[V4_AT] & 0xff;
    int second = bytes[V4_AT + 1] & 0xff;
    if (address.isV4()) {
      return first == 127 || (first == 169 && second == 254) || address.equals(Address.LOWEST_V4);
    }
    boolean link = (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xc0) == 0x80;
    return link || address.equals(Address.LOWEST) || address.equals(Address.LOWEST.neighbour(1));
  }
}
