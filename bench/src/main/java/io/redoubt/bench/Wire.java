package io.redoubt.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A connection to a service of this machine that says HTTP/1.1 and takes next to nothing of the
/// processor: where sender and service share it, a client of HTTP that still compiles itself would
/// be measured with the service. For one thread.
final class Wire implements AutoCloseable {
  private static final String LENGTH = "content-length:";
  private static final int PATIENCE = 120_000;

  private final Socket socket;
  private final InputStream in;

  Wire(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /// What came back.
  record Said(int status, String body) {}

  /// The bytes of a request that posts this as plain text.
  static byte[] posting(String path, String body) {
    byte[] text = body.getBytes(StandardCharsets.UTF_8);
    return request("POST " + path, "Content-Type: text/plain\r\n", text);
  }

  /// The bytes of a request that asks for this.
  static byte[] getting(String path) {
    return request("GET " + path, "", new byte[0]);
  }

  private static byte[] request(String line, String more, byte[] body) {
    String head =
        line
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + more
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(body);
    return all.toByteArray();
  }

  /// Sends this and waits for the whole answer.
  ///
  /// @throws IOException when the connection ends before
  Said ask(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = 0;
    boolean chunked = false;
    for (String head = line(); !head.isEmpty(); head = line()) {
      String lower = head.toLowerCase(Locale.ROOT);
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
    }
    return new Said(status, chunked ? chunks() : text(length));
  }

  private String chunks() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int length = hex(); length > 0; length = hex()) {
      all.append(text(length));
      line();
    }
    line();
    return all.toString();
  }

  private int hex() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private String text(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the answer was cut short");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection ended");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
