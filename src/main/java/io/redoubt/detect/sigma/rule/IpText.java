package io.redoubt.detect.sigma.rule;

import java.util.Arrays;
import java.util.Optional;

/// Reads IP addresses as text, without ever asking a name server.
final class IpText {
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private IpText() {}

  /// The bytes of the address: 4 for IPv4 (also when mapped into IPv6), 16 for IPv6.
  static Optional<byte[]> parse(String text) {
    if (text.length() < 2 || text.length() > Network.LONGEST) {
      return Optional.empty();
    }
    return text.indexOf(':') < 0 ? four(text) : six(text).map(IpText::unmapped);
  }

  private static Optional<byte[]> four(String text) {
    byte[] bytes = new byte[4];
    int count = 0;
    int value = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '.';
      if (c >= '0' && c <= '9') {
        value = Math.max(value, 0) * 10 + (c - '0');
      } else if (c == '.' && value >= 0 && count < 4) {
        bytes[count++] = (byte) value;
        value = -1;
      } else {
        return Optional.empty();
      }
      if (value > 255) {
        return Optional.empty();
      }
    }
    return count == 4 ? Optional.of(bytes) : Optional.empty();
  }

  private static Optional<byte[]> six(String text) {
    int zone = text.indexOf('%');
    String address = zone < 0 ? text : text.substring(0, zone);
    int gap = address.indexOf("::");
    if (gap < 0) {
      return groups(address).filter(bytes -> bytes.length == 16);
    }
    Optional<byte[]> head = groups(address.substring(0, gap));
    Optional<byte[]> tail = groups(address.substring(gap + 2));
    if (head.isEmpty() || tail.isEmpty() || head.get().length + tail.get().length > 14) {
      return Optional.empty();
    }
    byte[] bytes = Arrays.copyOf(head.get(), 16);
    System.arraycopy(tail.get(), 0, bytes, 16 - tail.get().length, tail.get().length);
    return Optional.of(bytes);
  }

  private static Optional<byte[]> groups(String text) {
    if (text.isEmpty()) {
      return Optional.of(new byte[0]);
    }
    String[] parts = text.split(":", -1);
    byte[] bytes = new byte[16];
    int length = 0;
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      Optional<byte[]> group = last && parts[i].indexOf('.') > 0 ? four(parts[i]) : hex(parts[i]);
      if (group.isEmpty() || length + group.get().length > 16) {
        return Optional.empty();
      }
      System.arraycopy(group.get(), 0, bytes, length, group.get().length);
      length += group.get().length;
    }
    return Optional.of(Arrays.copyOf(bytes, length));
  }

  private static Optional<byte[]> hex(String text) {
    if (text.isEmpty() || text.length() > 4) {
      return Optional.empty();
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return Optional.empty();
      }
      value = value * 16 + digit;
    }
    return Optional.of(new byte[] {(byte) (value >>> 8), (byte) value});
  }

  private static byte[] unmapped(byte[] bytes) {
    return Arrays.equals(bytes, 0, 12, MAPPED, 0, 12) ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
  }
}
