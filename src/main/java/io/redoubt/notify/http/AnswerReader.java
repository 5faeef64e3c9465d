package io.redoubt.notify.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Reads an answer of HTTP/1.0 or 1.1 (RFC 9112): status, headers, and a body by length, in chunks,
/// or up to the end of the connection. Used once.
final class AnswerReader {
  private static final int LONGEST_LINE = 8192;
  private static final int MOST_HEADERS = 100;
  private static final int INTERIM = 5;

  private final InputStream in;

  AnswerReader(InputStream in) {
    this.in = in;
  }

  /// What came is no answer of HTTP.
  static final class NoHttp extends IOException {
    private static final long serialVersionUID = 1L;

    NoHttp(String message) {
      super(message);
    }
  }

  /// Reads all of it, of the body at most so much. A body that breaks off is not whole; one that
  /// ends before its status or headers do is no answer.
  Answer.Received read(int most) throws IOException {
    for (int i = 0; i < INTERIM; i++) {
      int status = status(line());
      Map<String, String> headers = headers();
      if (status >= 200) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean whole = status == 204 || status == 304 || body(headers, body, most);
        return new Answer.Received(status, headers, body.toByteArray(), whole);
      }
    }
    throw new NoHttp("the answer does not begin");
  }

  private static int status(String line) throws NoHttp {
    if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d(?: .*)?")) {
      throw new NoHttp("the answer is not HTTP/1.1");
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (int i = 0; i < MOST_HEADERS; i++) {
      String line = line();
      if (line.isEmpty()) {
        return headers;
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        headers.putIfAbsent(name, line.substring(colon + 1).strip());
      }
    }
    throw new NoHttp("the answer has too many headers");
  }

  private boolean body(Map<String, String> headers, ByteArrayOutputStream out, int most) {
    try {
      if (headers
          .getOrDefault("transfer-encoding", "")
          .toLowerCase(Locale.ROOT)
          .equals("chunked")) {
        return chunks(out, most);
      }
      String length = headers.getOrDefault("content-length", "");
      if (length.matches("\\d{1,15}")) {
        long wanted = Long.parseLong(length);
        return copy(wanted, out, most) && wanted <= most;
      }
      return !copy(Long.MAX_VALUE, out, most) && out.size() < most;
    } catch (IOException broken) {
      return false;
    }
  }

  private boolean chunks(ByteArrayOutputStream out, int most) throws IOException {
    while (out.size() < most) {
      String size = line().split(";", 2)[0].strip();
      if (!size.matches("[0-9A-Fa-f]{1,8}")) {
        return false;
      }
      long wanted = Long.parseLong(size, 16);
      if (wanted == 0) {
        return true;
      }
      if (!copy(wanted, out, most) || !line().isEmpty()) {
        return false;
      }
    }
    return false;
  }

  /* Whether as much came as was wanted, or as there is room for. */
  private boolean copy(long wanted, ByteArrayOutputStream out, int most) throws IOException {
    byte[] buffer = new byte[8192];
    long left = Math.min(wanted, most - out.size());
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        return false;
      }
      out.write(buffer, 0, read);
      left -= read;
    }
    return true;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      if (line.size() == LONGEST_LINE) {
        throw new NoHttp("the answer has a line that is too long");
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
