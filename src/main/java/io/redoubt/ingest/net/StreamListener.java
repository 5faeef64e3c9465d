package io.redoubt.ingest.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Accepts connections of one endpoint, each served by a virtual thread of its own. Thread-safe.
///
/// Accepting has a thread of the system: it takes a lock that all of the JDK shares (the list of
/// what is to be cleaned up), and a virtual thread whose turn it is would hold everybody up while
/// no carrier is free for it.
final class StreamListener implements Listener {
  private static final int BACKLOG = 1024;
  private static final Duration AFTER_FAILURE = Duration.ofMillis(10);
  private static final int RECEIVE_BUFFER = 1 << 20;

  private final Endpoint endpoint;
  private final ServerSocket server;
  private final @Nullable SSLContext tls;
  private final boolean clientCertificates;
  private final Connection.Shared shared;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private StreamListener(
      Endpoint endpoint, ServerSocket server, @Nullable TlsIdentity tls, Connection.Shared shared) {
    this.endpoint = endpoint;
    this.server = server;
    this.tls = tls == null ? null : tls.context();
    this.clientCertificates = tls != null && tls.clientCertificates();
    this.shared = shared;
  }

  /// Binds and accepts.
  ///
  /// @param tls for TLS; null for plain connections
  static StreamListener open(Endpoint asked, @Nullable TlsIdentity tls, Connection.Shared shared)
      throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.setReceiveBufferSize(RECEIVE_BUFFER);
      server.setReuseAddress(true);
      InetAddress address = InetAddress.getAllByName(asked.host())[0];
      server.bind(new InetSocketAddress(address, asked.port()), BACKLOG);
    } catch (IOException taken) {
      server.close();
      throw taken;
    }
    Endpoint bound = new Endpoint(asked.protocol(), asked.host(), server.getLocalPort());
    StreamListener listener = new StreamListener(bound, server, tls, shared);
    Thread.ofPlatform()
        .daemon()
        .name("accept " + bound.protocol().channel())
        .start(listener::accept);
    return listener;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        admit(server.accept());
      } catch (IOException _) {
        // Closed, or one connection was gone before it was there.
        pauseABit();
      }
    }
  }

  /// Accepting fails again at once when there are no file handles left.
  private void pauseABit() {
    try {
      shared.pause().await(AFTER_FAILURE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void admit(Socket wire) throws IOException {
    if (open.size() >= shared.limits().connections()) {
      shared.counts().turnedAway();
      wire.close();
      return;
    }
    wire.setKeepAlive(true);
    Connection connection = new Connection(wire, secured(wire), framing(), shared);
    open.add(connection);
    try {
      threads.execute(() -> serve(connection));
    } catch (RejectedExecutionException _) {
      wire.close();
    }
    if (server.isClosed()) {
      connection.close();
    }
  }

  private void serve(Connection connection) {
    try {
      connection.serve();
    } finally {
      open.remove(connection);
    }
  }

  private Socket secured(Socket wire) throws IOException {
    if (tls == null) {
      return wire;
    }
    SSLSocket secured =
        (SSLSocket)
            tls.getSocketFactory()
                .createSocket(wire, wire.getInetAddress().getHostAddress(), wire.getPort(), true);
    secured.setUseClientMode(false);
    secured.setNeedClientAuth(clientCertificates);
    return secured;
  }

  private Framing framing() {
    return endpoint.protocol() == Protocol.GELF_TCP
        ? DelimiterFraming.nul()
        : new SyslogFraming(shared.limits().record());
  }

  @Override
  public Tally tally() {
    return shared.counts().tally(endpoint, 0, open.size());
  }

  @Override
  public void close(Duration deadline) {
    try {
      server.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    open.forEach(Connection::close);
    threads.shutdown();
    if (!ended(deadline)) {
      shared.handover().end();
      threads.shutdownNow();
      ended(Duration.ofSeconds(1));
    }
  }

  private boolean ended(Duration deadline) {
    try {
      return threads.awaitTermination(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
