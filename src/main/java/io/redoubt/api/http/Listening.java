package io.redoubt.api.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where the service listens.
///
/// @param host a name or address
/// @param port 0 to 65535; 0: any free one
/// @param tls certificate and key, or empty: not encrypted
/// @param grace how long a stop waits for requests on the way
public record Listening(String host, int port, Optional<Tls> tls, Duration grace) {
  private static final Duration GRACE = Duration.ofSeconds(8);

  /// With eight seconds for requests on the way.
  public Listening(String host, int port, Optional<Tls> tls) {
    this(host, port, tls, GRACE);
  }

  /// Files of PEM.
  ///
  /// @param certificate the chain, the server's own first
  /// @param key the private key, PKCS #8, not encrypted
  /// @param clients the authorities whose clients are let in, or empty: no client certificate
  ///     is asked
  public record Tls(Path certificate, Path key, Optional<Path> clients) {}
}
