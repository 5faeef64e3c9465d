package io.redoubt.testing.receive;

import io.redoubt.ingest.net.TlsIdentity;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A server on loopback that keeps the bytes of each request and answers by a script; 200 when the
/// script has ended.
public final class HttpReceiver implements AutoCloseable {
  private final ServerSocket socket;
  private final boolean tls;
  private final Queue<Script> script = new ConcurrentLinkedQueue<>();
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /// A request as it came.
  ///
  /// @param head request line and headers
  /// @param body text
  public record Got(String head, String body) {
    /// A header; empty when there is none.
    public String header(String name) {
      String wanted = name.toLowerCase(Locale.ROOT) + ":";
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(wanted))
          .map(line -> line.substring(wanted.length()).strip())
          .findFirst()
          .orElse("");
    }

    /// The path of the request line.
    public String path() {
      return head.split(" ", 3)[1];
    }
  }

  private HttpReceiver(ServerSocket socket, boolean tls) {
    this.socket = socket;
    this.tls = tls;
    Thread.ofVirtual().start(this::accept);
  }

  /// Without encryption.
  public static HttpReceiver plain() {
    try {
      return new HttpReceiver(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), false);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /// With the certificate of `localhost` that `/tls/authority.pem` issued.
  public static HttpReceiver encrypted() {
    Path folder = Path.of("src/test/resources/tls");
    TlsIdentity identity =
        TlsIdentity.of(
            folder.resolve("server.pem"), folder.resolve("server-key.pem"), Optional.empty());
    try {
      return new HttpReceiver(
          identity
              .context()
              .getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
          true);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /// What it does with the requests that come.
  public HttpReceiver then(Script... steps) {
    script.addAll(List.of(steps));
    return this;
  }

  /// Its port.
  public int port() {
    return socket.getLocalPort();
  }

  /// Its address with this path.
  public String url(String path) {
    return (tls ? "https" : "http") + "://localhost:" + port() + path;
  }

  /// The requests so far.
  public List<Got> got() {
    return List.copyOf(got);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      String head = head(in);
      if (head.isEmpty()) {
        return;
      }
      Got request = new Got(head, "");
      String length = request.header("content-length");
      byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
      Script step = script.poll();
      got.add(new Got(head, new String(body, StandardCharsets.UTF_8)));
      act(step == null ? new Script.Answers(200) : step, connection.getOutputStream());
    } catch (IOException gone) {
      return;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void act(Script step, OutputStream out) throws IOException, InterruptedException {
    switch (step) {
      case Script.Answers(int status, var headers, String body) -> {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head.append("Content-Length: " + bytes.length + "\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
      }
      case Script.Hangs _ -> closing.await();
      case Script.HangsUp _ -> out.flush();
      case Script.BreaksOff(String half) -> {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + (half.length() + 100) + "\r\n\r\n";
        out.write((head + half).getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
      case Script.Writes(String bytes) -> {
        out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      }
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
    }
    return "";
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      socket.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
