package io.redoubt.notify.reach;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a name.
@FunctionalInterface
public interface Resolver {
  /// That of the system.
  Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /// All addresses, at least one.
  ///
  /// @throws UnknownHostException when there is none
  List<InetAddress> addresses(String host) throws UnknownHostException;
}
