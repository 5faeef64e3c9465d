package io.redoubt.notify.reach;

import java.net.InetAddress;
import java.util.Optional;

/// A network in the form of CIDR, or one address. IPv6 addresses that stand for an IPv4 one count
/// as that one.
///
/// @param address any address of it
/// @param bits of the prefix, 0 to 32 or 0 to 128
public record Network(InetAddress address, int bits) {
  /// Reads `10.0.0.0/8`, `fd00::/8` or a single address; empty when the text is neither.
  public static Optional<Network> of(String text) {
    int slash = text.indexOf('/');
    String first = slash < 0 ? text : text.substring(0, slash);
    boolean plain = first.indexOf(':') >= 0 || Destination.isDottedQuad(first);
    if (!plain || first.indexOf('%') >= 0) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(first);
      int most = address.getAddress().length * Byte.SIZE;
      int bits = slash < 0 ? most : number(text.substring(slash + 1));
      return bits < 0 || bits > most ? Optional.empty() : Optional.of(new Network(address, bits));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static int number(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
  }

  /// Whether an address is of this network.
  public boolean holds(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
