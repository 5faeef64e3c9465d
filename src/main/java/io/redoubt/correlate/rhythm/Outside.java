package io.redoubt.correlate.rhythm;

/// Which addresses lie outside: all but private, local, shared, multicast and reserved ones.
/// Source: RFC 6890 and the IANA registries of special-purpose addresses, IPv4 and IPv6.
final class Outside {
  private Outside() {}

  /// Whether the text is the address of a machine outside.
  static boolean is(byte[] text, int from, int length) {
    for (int i = 0; i < length; i++) {
      if (text[from + i] == ':') {
        return sixth(text, from, length);
      }
    }
    long address = 0;
    int part = -1;
    int parts = 0;
    for (int i = 0; i <= length; i++) {
      int c = i == length ? '.' : text[from + i];
      if (c == '.') {
        if (part < 0 || part > 255 || ++parts > 4) {
          return false;
        }
        address = address << 8 | part;
        part = -1;
      } else if (c >= '0' && c <= '9') {
        part = Math.max(part, 0) * 10 + c - '0';
      } else {
        return false;
      }
    }
    return parts == 4 && !special((int) (address >>> 24), (int) (address >>> 16 & 0xff), address);
  }

  private static boolean special(int first, int second, long address) {
    return switch (first) {
      case 0, 10, 127 -> true;
      case 100 -> second >= 64 && second < 128;
      case 169 -> second == 254;
      case 172 -> second >= 16 && second < 32;
      case 192 -> second == 168 || (second == 0 && (address >>> 8 & 0xff) == 0);
      case 198 -> second == 18 || second == 19;
      default -> first >= 224;
    };
  }

  /* Global unicast is 2000::/3. */
  private static boolean sixth(byte[] text, int from, int length) {
    int digits = 0;
    while (digits < length && text[from + digits] != ':') {
      digits++;
    }
    return digits == 4 && (text[from] == '2' || text[from] == '3');
  }
}
