package io.redoubt.testing.receive;

import io.redoubt.ingest.net.TlsIdentity;
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
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;

/// A mail server on loopback (RFC 5321) with STARTTLS or TLS from the first byte, which keeps every
/// byte that clients say.
public final class SmtpReceiver implements AutoCloseable {
  private final ServerSocket socket;
  private final Manner manner;
  private final TlsIdentity identity;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<String> letters = new CopyOnWriteArrayList<>();

  /// How it behaves.
  ///
  /// @param tls from the first byte
  /// @param startTls whether it offers STARTTLS
  /// @param answerToData code and text after a letter; `250 ok` takes it
  public record Manner(boolean tls, boolean startTls, String answerToData) {}

  /// Listens.
  public SmtpReceiver(Manner manner) {
    this.manner = manner;
    Path folder = Path.of("src/test/resources/tls");
    this.identity =
        TlsIdentity.of(
            folder.resolve("server.pem"), folder.resolve("server-key.pem"), Optional.empty());
    try {
      this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /// Its port.
  public int port() {
    return socket.getLocalPort();
  }

  /// Commands, in their order; `TLS` stands where encryption began.
  public List<String> said() {
    return List.copyOf(said);
  }

  /// Letters taken.
  public List<String> letters() {
    return List.copyOf(letters);
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
      Socket talking = manner.tls() ? encrypted(connection) : connection;
      say(talking, "220 test ESMTP");
      while (talking != null) {
        talking = answer(talking);
      }
    } catch (IOException gone) {
      return;
    }
  }

  private Socket encrypted(Socket plain) throws IOException {
    SSLSocket around =
        (SSLSocket)
            identity.context().getSocketFactory().createSocket(plain, null, plain.getPort(), true);
    around.setUseClientMode(false);
    around.startHandshake();
    said.add("TLS");
    return around;
  }

  @org.jspecify.annotations.Nullable
  private Socket answer(Socket talking) throws IOException {
    String line = line(talking.getInputStream());
    said.add(line);
    String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    switch (verb) {
      case "EHLO", "HELO" -> {
        boolean offered = manner.startTls() && !(talking instanceof SSLSocket);
        say(talking, "250-test\r\n" + (offered ? "250-STARTTLS\r\n" : "") + "250 AUTH PLAIN LOGIN");
      }
      case "STARTTLS" -> {
        say(talking, "220 go on");
        return encrypted(talking);
      }
      case "AUTH" -> say(talking, line.length() > 11 ? "235 ok" : "334 ");
      case "DATA" -> {
        say(talking, "354 go on");
        letters.add(letter(talking.getInputStream()));
        say(talking, manner.answerToData());
      }
      case "QUIT" -> {
        say(talking, "221 bye");
        return null;
      }
      case "" -> {
        return null;
      }
      default -> say(talking, "250 ok");
    }
    return talking;
  }

  private static void say(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  private static String letter(InputStream in) throws IOException {
    ByteArrayOutputStream letter = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      letter.write(b);
      if (letter.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n.\r\n")) {
        return letter.toString(StandardCharsets.ISO_8859_1);
      }
    }
    return letter.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
