package io.redoubt.event.query;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// An IP address as 16 bytes; IPv4 as `::ffff:a.b.c.d`, so that both kinds have one order and an
/// address is the same however it is written. Immutable.
public final class Address implements Comparable<Address> {
  /// Bytes of an address.
  public static final int BYTES = 16;

  private static final int V4_AT = 12;

  /// Below all others.
  public static final Address LOWEST = new Address(new byte[BYTES]);

  /// Above all others.
  public static final Address HIGHEST = LOWEST.highest(0);

  /// `::ffff:0.0.0.0`.
  public static final Address LOWEST_V4 = v4(0);

  /// `::ffff:255.255.255.255`.
  public static final Address HIGHEST_V4 = v4(0xff);

  private final byte[] bytes;

  private Address(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The address of this text (dotted quad, or IPv6 without brackets and zone), or null.
  public static @Nullable Address of(String text) {
    int length = text.length();
    if (length < 2 || length > 45 || !begins(text.charAt(0))) {
      return null;
    }
    byte[] bytes = new byte[BYTES];
    boolean read = text.indexOf(':') < 0 ? v4(text, 0, bytes, V4_AT) : v6(text, bytes);
    if (!read) {
      return null;
    }
    if (text.indexOf(':') < 0) {
      bytes[V4_AT - 2] = (byte) 0xff;
      bytes[V4_AT - 1] = (byte) 0xff;
    }
    return new Address(bytes);
  }

  private static Address v4(int each) {
    byte[] bytes = new byte[BYTES];
    Arrays.fill(bytes, V4_AT - 2, V4_AT, (byte) 0xff);
    Arrays.fill(bytes, V4_AT, BYTES, (byte) each);
    return new Address(bytes);
  }

  private static boolean begins(char c) {
    return c == ':' || Character.digit(c, 16) >= 0;
  }

  /// A copy of the bytes, most significant first.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Whether it is written as a dotted quad.
  public boolean isV4() {
    for (int i = 0; i < V4_AT - 2; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[V4_AT - 2] == -1 && bytes[V4_AT - 1] == -1;
  }

  /// The lowest address with the same first `bits` bits of 128.
  public Address lowest(int bits) {
    return filled(bits, 0);
  }

  /// The highest address with the same first `bits` bits of 128.
  public Address highest(int bits) {
    return filled(bits, 0xff);
  }

  private Address filled(int bits, int with) {
    byte[] filled = bytes.clone();
    for (int i = 0; i < BYTES; i++) {
      int kept = Math.clamp(bits - i * 8L, 0, 8);
      int mask = 0xff << (8 - kept) & 0xff;
      filled[i] = (byte) ((filled[i] & mask) | (with & ~mask));
    }
    return new Address(filled);
  }

  /// The address one above (`step` 1) or one below (-1); past the ends it wraps around.
  public Address neighbour(int step) {
    byte[] near = bytes.clone();
    for (int i = BYTES - 1; i >= 0; i--) {
      near[i] += (byte) step;
      if (near[i] != (step > 0 ? 0 : -1)) {
        break;
      }
    }
    return new Address(near);
  }

  private static boolean v4(String text, int from, byte[] out, int at) {
    int octets = 0;
    int value = -1;
    for (int i = from; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c == '.') {
        if (value < 0 || octets == 4) {
          return false;
        }
        out[at + octets++] = (byte) value;
        value = -1;
      } else if (c < '0' || c > '9' || value > 25) {
        return false;
      } else {
        value = Math.max(value, 0) * 10 + c - '0';
        if (value > 255) {
          return false;
        }
      }
    }
    return octets == 4;
  }

  private static boolean v6(String text, byte[] out) {
    int at = 0;
    int gap = -1;
    int i = 0;
    if (text.startsWith("::")) {
      gap = 0;
      i = 2;
    }
    while (i < text.length()) {
      int end = text.indexOf(':', i);
      int to = end < 0 ? text.length() : end;
      if (end < 0 && text.indexOf('.', i) >= 0) {
        if (at > V4_AT || !v4(text, i, out, at)) {
          return false;
        }
        at += 4;
        break;
      }
      if (at == BYTES || !group(text, i, to, out, at)) {
        return false;
      }
      at += 2;
      i = to + 1;
      if (end >= 0 && i < text.length() && text.charAt(i) == ':') {
        if (gap >= 0) {
          return false;
        }
        gap = at;
        i++;
      } else if (end >= 0 && i == text.length()) {
        return false;
      }
    }
    return spread(out, at, gap);
  }

  private static boolean group(String text, int from, int to, byte[] out, int at) {
    if (to == from || to - from > 4) {
      return false;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return false;
      }
      value = value << 4 | digit;
    }
    out[at] = (byte) (value >> 8);
    out[at + 1] = (byte) value;
    return true;
  }

  /// Moves what stands behind the `::` to the end.
  private static boolean spread(byte[] out, int length, int gap) {
    if (gap < 0) {
      return length == BYTES;
    }
    if (length == BYTES) {
      return false;
    }
    int behind = length - gap;
    System.arraycopy(out, gap, out, BYTES - behind, behind);
    Arrays.fill(out, gap, BYTES - behind, (byte) 0);
    return true;
  }

  @Override
  public int compareTo(Address other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address address && Arrays.equals(bytes, address.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
