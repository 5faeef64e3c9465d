package io.redoubt.testing.llm;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A web server on an ephemeral port of the loopback interface that does nothing by itself: every
/// connection is handed to a script. One virtual thread per connection; closing the server closes
/// all of them.
public final class LoopServer implements AutoCloseable {
  /// What happens on a connection.
  @FunctionalInterface
  public interface Script {
    /// Plays one connection; the connection is closed afterwards.
    void play(Socket socket, Out out) throws IOException;
  }

  private final ServerSocket listener;
  private final Script script;
  private final Thread accepting;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  /// Starts to listen.
  public LoopServer(Script script) {
    this(script, LoopServer::plain);
  }

  /// Starts to listen on a socket made by the caller (for TLS).
  public LoopServer(Script script, Listener listener) {
    this.script = script;
    try {
      this.listener = listener.open();
    } catch (IOException noSocket) {
      throw new UncheckedIOException(noSocket);
    }
    this.accepting = Thread.ofVirtual().start(this::accept);
  }

  /// Makes the listening socket.
  @FunctionalInterface
  public interface Listener {
    /// A bound socket.
    ServerSocket open() throws IOException;
  }

  static ServerSocket plain() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /// The port.
  public int port() {
    return listener.getLocalPort();
  }

  /// How many connections are open on this side.
  public int connections() {
    return open.size();
  }

  /// Waits until the scripts of all connections have ended, which they do when the client goes
  /// away; says whether they did in time.
  public boolean quiet(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    do { // a connection may be accepted while others are waited for
      for (Thread thread : threads) {
        thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
    } while (!open.isEmpty() && System.nanoTime() < end);
    return open.isEmpty();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        threads.add(Thread.ofVirtual().start(() -> play(socket)));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void play(Socket socket) {
    try (socket) {
      script.play(socket, new Out(socket));
    } catch (IOException _) {
      // the client went away, or the script broke the connection
    } finally {
      open.remove(socket);
    }
  }

  /// Reads one request, or nothing when the client closes first.
  public static List<Seen> read(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String request = line(in, head);
    if (request.isEmpty()) {
      return List.of();
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in, head); !line.isEmpty(); line = line(in, head)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String[] words = request.split(" ");
    byte[] body = in.readNBytes(length);
    return List.of(new Seen(words[0], words[1], headers, head.toByteArray(), body));
  }

  private static String line(InputStream in, ByteArrayOutputStream head) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      head.write(b);
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    closeQuietly(listener);
    new ArrayList<>(open).forEach(LoopServer::closeQuietly);
    accepting.interrupt();
  }

  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // closed is closed
    }
  }
}
