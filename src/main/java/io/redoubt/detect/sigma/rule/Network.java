package io.redoubt.detect.sigma.rule;

import java.util.Arrays;
import java.util.Optional;

/// A range of addresses in CIDR notation, IPv4 or IPv6. An IPv4-mapped IPv6 address counts as IPv4.
///
/// @param address 4 or 16 bytes
/// @param bits how many leading bits must agree
public record Network(byte[] address, int bits) {
  /// What a text is that is no address.
  public static final byte[] NO_ADDRESS = {};

  /// Characters that an address has at most.
  public static final int LONGEST = 45;

  /// The network `address/bits`; a bare address is a network of one.
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    Optional<byte[]> address = IpText.parse(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int most = address.get().length * 8;
    if (slash < 0) {
      return Optional.of(new Network(address.get(), most));
    }
    String bits = text.substring(slash + 1);
    if (bits.isEmpty() || bits.length() > 3 || !bits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    int count = Integer.parseInt(bits);
    return count > most ? Optional.empty() : Optional.of(new Network(address.get(), count));
  }

  /// The bytes of an address, 4 or 16; [#NO_ADDRESS] when the text is none.
  public static byte[] address(String text) {
    return IpText.parse(text).orElse(NO_ADDRESS);
  }

  /// Whether the text is an address in this network.
  public boolean contains(String text) {
    return contains(address(text));
  }

  /// Whether this, as [#address] gave it, is in the network.
  public boolean contains(byte[] other) {
    return other.length == address.length && agrees(other);
  }

  private boolean agrees(byte[] other) {
    int whole = bits / 8;
    int rest = bits % 8;
    if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
      return false;
    }
    return rest == 0 || ((address[whole] ^ other[whole]) & 0xFF) >>> (8 - rest) == 0;
  }
}
