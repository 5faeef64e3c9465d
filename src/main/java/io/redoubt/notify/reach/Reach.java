package io.redoubt.notify.reach;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Which machines may be sent to: all of the public Internet, and of the inner networks what is
/// allowed by name or network. Immutable.
///
/// A name lets its machine have any inner address but one of those where clouds keep credentials
/// and neighbours announce themselves (link-local, their metadata services), the unspecified
/// address and those of many machines: they need a network that holds them. Sources: the
/// special-purpose registries of IANA for IPv4 and IPv6.
public final class Reach {
  private static final List<Network> INNER =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "168.63.129.16",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "3fff::/20");

  private static final List<Network> NEVER_BY_NAME =
      networks(
          "0.0.0.0/8",
          "168.63.129.16",
          "169.254.0.0/16",
          "192.0.0.0/24",
          "100.100.100.200",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "::/128",
          "fe80::/10",
          "fd00:ec2::254",
          "ff00::/8");

  /* All that is handed out of IPv6. */
  private static final List<Network> GLOBAL = networks("2000::/3");

  private final List<String> names = new ArrayList<>();
  private final List<Network> networks = new ArrayList<>();

  private Reach(List<String> allowed) {
    for (String entry : allowed) {
      Optional<Network> network = Network.of(entry.strip());
      network.ifPresentOrElse(
          networks::add, () -> names.add(entry.strip().toLowerCase(Locale.ROOT)));
    }
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(text -> Network.of(text).orElseThrow()).toList();
  }

  /// The public Internet alone.
  public static Reach publicOnly() {
    return new Reach(List.of());
  }

  /// With these inner machines too.
  ///
  /// @param allowed names (`siem.corp.example`, `*.corp.example`), addresses and networks
  ///     (`10.1.0.0/16`)
  public static Reach with(List<String> allowed) {
    return new Reach(allowed);
  }

  /// What is wrong with an entry of the list, as the end of a sentence; empty when nothing is.
  public static String fault(String entry) {
    String name = entry.startsWith("*.") ? entry.substring(2) : entry;
    boolean fits = Network.of(entry).isPresent() || Destination.canonical(name).isPresent();
    return fits && !entry.isBlank() ? "" : "is no name, address or network such as 10.1.0.0/16";
  }

  /// Whether this machine may be sent to at this address.
  ///
  /// @param host as in [Destination#host]
  public boolean permits(String host, InetAddress address) {
    if (!isInner(address) || holds(networks, address)) {
      return true;
    }
    return !holds(NEVER_BY_NAME, address) && names.stream().anyMatch(name -> fits(name, host));
  }

  private static boolean fits(String name, String host) {
    return name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name);
  }

  /// Whether an address is not one of the public Internet.
  static boolean isInner(InetAddress address) {
    boolean sixth = address.getAddress().length > 4;
    return holds(INNER, address) || (sixth && !holds(GLOBAL, address));
  }

  private static boolean holds(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.holds(address));
  }
}
