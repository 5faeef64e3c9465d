package io.redoubt.api;

import io.redoubt.api.http.Listening;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// Whether the service may listen where it was told to.
public final class Exposure {
  private Exposure() {}

  /// Why not, with the remedy; empty: it may.
  ///
  /// @param keyed whether a key was ever made
  /// @param toldSo whether the operator has taken on himself that it is open
  public static Optional<String> refusal(Listening at, boolean keyed, boolean toldSo) {
    if (toldSo || loopback(at.host())) {
      return Optional.empty();
    }
    if (!keyed) {
      return Optional.of(
          "--host "
              + at.host()
              + " is open to other machines and no key exists: make one with"
              + " `redoubt keys create --name N --scope ingest,read`.");
    }
    if (at.tls().isEmpty()) {
      return Optional.of(
          "--host "
              + at.host()
              + " is open to other machines and not encrypted: give --tls-cert and --tls-key,"
              + " or say --insecure where something in front of it encrypts.");
    }
    return Optional.empty();
  }

  private static boolean loopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }
}
