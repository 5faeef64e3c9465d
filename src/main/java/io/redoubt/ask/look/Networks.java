package io.redoubt.ask.look;

import io.redoubt.event.query.Address;

/// Addresses in networks. Stateless.
final class Networks {
  private static final int V4_BITS = 32;
  private static final int V6_BITS = 128;

  private Networks() {}

  /// Whether the network, written `address/bits`, holds the address; false when one is none.
  static boolean holds(String network, String value) {
    int slash = network.indexOf('/');
    Address base = slash < 0 ? null : Address.of(network.substring(0, slash));
    Address address = Address.of(value);
    String digits = network.substring(slash + 1);
    if (base == null || address == null || !digits.matches("\\d{1,3}")) {
      return false;
    }
    int most = network.indexOf(':') >= 0 ? V6_BITS : V4_BITS;
    int bits = Math.min(V6_BITS, Integer.parseInt(digits) + V6_BITS - most);
    return base.lowest(bits).compareTo(address) <= 0 && address.compareTo(base.highest(bits)) <= 0;
  }
}
