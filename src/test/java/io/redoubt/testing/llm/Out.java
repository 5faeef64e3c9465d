package io.redoubt.testing.llm;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// The server's side of one connection: writes well-formed HTTP, or anything else. For one thread.
public final class Out {
  private final Socket socket;
  private final OutputStream out;
  private boolean kept;

  Out(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
  }

  /// A whole response with its length.
  public void whole(String status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    head(status, type, "Content-Length: " + bytes.length);
    raw(bytes);
  }

  /// A whole JSON response with status 200.
  public void json(String body) throws IOException {
    whole("200 OK", "application/json", body);
  }

  /// Says no more that the connection ends with the answer, as it does.
  void keep() {
    kept = true;
  }

  /// The head of a response; further header lines as given. A client is told that the connection
  /// ends with it: else it may ask again just when it does.
  public void head(String status, String type, String... lines) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
    head.append("Content-Type: ").append(type).append("\r\n");
    if (!kept) {
      head.append("Connection: close\r\n");
    }
    for (String line : lines) {
      head.append(line).append("\r\n");
    }
    raw(head + "\r\n");
  }

  /// The head of a response in chunks.
  public void chunkedHead(String type) throws IOException {
    head("200 OK", type, "Transfer-Encoding: chunked");
  }

  /// One chunk.
  public void chunk(String text) throws IOException {
    chunk(text.getBytes(StandardCharsets.UTF_8));
  }

  /// One chunk of bytes.
  public void chunk(byte[] bytes) throws IOException {
    raw(Integer.toHexString(bytes.length) + "\r\n");
    raw(bytes);
    raw("\r\n");
  }

  /// The end of the chunks.
  public void lastChunk() throws IOException {
    raw("0\r\n\r\n");
  }

  /// Text as it stands.
  public void raw(String text) throws IOException {
    raw(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Bytes as they stand.
  public void raw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /// Says nothing more until the client goes away (or the server is closed).
  public void hold() throws IOException {
    socket.setSoTimeout(0);
    while (socket.getInputStream().read() >= 0) {
      // whatever the client still sends is of no interest
    }
  }

  /// Waits, and sees whether the client went away meanwhile.
  public boolean clientStays(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException _) {
      return true;
    }
  }

  /// Breaks the connection with a reset.
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /// Sends no more but still listens.
  public void halfClose() throws IOException {
    socket.shutdownOutput();
    hold();
  }
}
