package io.redoubt.testing.receive;

import io.redoubt.ingest.net.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A receiver of syslog on loopback: each connection, or each datagram, as one text.
public final class LineReceiver implements AutoCloseable {
  private final BlockingQueue<String> got = new LinkedBlockingQueue<>();
  private final java.io.Closeable socket;
  private final int port;

  private LineReceiver(ServerSocket server) {
    this.socket = server;
    this.port = server.getLocalPort();
    Thread.ofVirtual().start(() -> accept(server));
  }

  private LineReceiver(DatagramSocket datagrams) {
    this.socket = datagrams;
    this.port = datagrams.getLocalPort();
    Thread.ofVirtual().start(() -> receive(datagrams));
  }

  /// Over TCP.
  public static LineReceiver tcp() {
    try {
      return new LineReceiver(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /// Over TLS.
  public static LineReceiver tls() {
    Path folder = Path.of("src/test/resources/tls");
    TlsIdentity identity =
        TlsIdentity.of(
            folder.resolve("server.pem"), folder.resolve("server-key.pem"), Optional.empty());
    try {
      return new LineReceiver(
          identity
              .context()
              .getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /// Over UDP.
  public static LineReceiver udp() {
    try {
      return new LineReceiver(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /// Its port.
  public int port() {
    return port;
  }

  /// The next text; empty when none comes within a minute.
  public String next() {
    try {
      String text = got.poll(60, TimeUnit.SECONDS);
      return text == null ? "" : text;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /// All texts that came and were not asked for.
  public List<String> left() {
    return List.copyOf(got);
  }

  private void accept(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket connection = server.accept()) {
        byte[] all = connection.getInputStream().readAllBytes();
        got.add(new String(all, StandardCharsets.UTF_8));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void receive(DatagramSocket datagrams) {
    while (!datagrams.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        datagrams.receive(packet);
        got.add(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
