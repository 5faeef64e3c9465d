package io.redoubt.api.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/// Takes every connection, so that whatever comes is answered: HTTP/1.1, HTTP/1.0 (checks of load
/// balancers and many proxies speak it), and what is neither, which is a request that cannot be
/// read. Helidon by itself closes the connection at the latter two without a word. Thread-safe.
final class AnyHttp1 implements ServerConnectionSelector {
  private final Http1ConnectionSelector newer;

  /// @param newer makes the connections
  AnyHttp1(Http1ConnectionSelector newer) {
    this.newer = newer;
  }

  @Override
  public int bytesToIdentifyConnection() {
    return 0;
  }

  @Override
  public Support supports(BufferData begin) {
    return Support.SUPPORTED;
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return newer.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    Arriving arriving = new Arriving(context.dataReader());
    return newer.connection(
        new Through(
            context, new Chunks(arriving), new Unchunked(context.dataWriter(), arriving::isOld)));
  }
}
