package io.redoubt.api.compat;

import java.util.List;

/// Which machines may speak for others: reverse proxies by address or by network in CIDR notation.
/// Immutable.
public final class Peers {
  /// Nobody.
  public static final Peers NONE = new Peers(List.of());

  private final List<Network> trusted;

  private Peers(List<Network> trusted) {
    this.trusted = trusted;
  }

  /// Reads a list, separated by commas; what is no address is refused with an
  /// [IllegalArgumentException].
  public static Peers of(String list) {
    if (list.isBlank()) {
      return NONE;
    }
    return new Peers(
        List.of(list.split(",")).stream()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(Network::of)
            .toList());
  }

  /// Whether a machine may say on whose behalf it asks.
  public boolean trusts(String remote) {
    if (trusted.isEmpty()) {
      return false;
    }
    return Network.bytes(remote).stream()
        .anyMatch(address -> trusted.stream().anyMatch(network -> network.holds(address)));
  }
}
