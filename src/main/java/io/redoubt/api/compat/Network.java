package io.redoubt.api.compat;

import java.net.InetAddress;
import java.util.Optional;

/// A network: an address and how many of its first bits count.
record Network(byte[] address, int bits) {
  static Network of(String text) {
    int slash = text.indexOf('/');
    String base = slash < 0 ? text : text.substring(0, slash);
    byte[] address =
        bytes(base).orElseThrow(() -> new IllegalArgumentException("no address: " + text));
    int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > address.length * 8) {
      throw new IllegalArgumentException("no network: " + text);
    }
    return new Network(address, bits);
  }

  /// The bytes of a numeric address; nothing is looked up.
  static Optional<byte[]> bytes(String text) {
    if (!text.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text).getAddress());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  boolean holds(byte[] other) {
    if (other.length != address.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit & 7);
      if ((address[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
        return false;
      }
    }
    return true;
  }
}
