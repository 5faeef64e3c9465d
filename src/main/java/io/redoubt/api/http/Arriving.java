package io.redoubt.api.http;

import io.helidon.common.buffers.DataReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a client sends, as HTTP/1.1: empty lines before the first request are left out (RFC 9112
/// §2.2), and a first request of HTTP/1.0 is written anew as one that closes its connection, so
/// that it is the only one. One connection; not thread-safe.
final class Arriving implements Supplier<byte @Nullable []> {
  private static final int LONGEST = 40 << 10;
  private static final String OLD = " HTTP/1.0";
  private static final String END = "\r\n";
  /* What a request of HTTP/1.0 may mean otherwise, or not at all. */
  private static final Set<String> LEFT_OUT =
      Set.of("connection", "keep-alive", "proxy-connection", "expect", "upgrade");

  private final DataReader from;
  private boolean begun;
  private boolean old;

  /// @param from what comes off the wire
  Arriving(DataReader from) {
    this.from = from;
  }

  /// Whether the client speaks HTTP/1.0; known once its first request was read.
  boolean isOld() {
    return old;
  }

  /// The next bytes, at least one; null at the end.
  @Override
  public byte @Nullable [] get() {
    byte[] next = next();
    if (begun || next == null) {
      return next;
    }
    byte[] first = first(next);
    begun = true;
    return first.length == 0 ? next() : first;
  }

  private byte @Nullable [] next() {
    try {
      from.ensureAvailable();
      return from.readBytes(from.available());
    } catch (DataReader.InsufficientDataAvailableException end) {
      return null;
    }
  }

  private byte[] first(byte[] begin) {
    String text = with(afterEmptyLines(latin(begin)), "\n");
    int line = text.indexOf('\n');
    int version = line - 1 - OLD.length();
    if (version < 0 || !text.startsWith(OLD + END, version)) {
      return bytes(text);
    }
    text = with(text, END + END);
    int end = text.indexOf(END + END);
    if (end < 0) {
      return bytes(text); // too long, or cut
    }
    old = true;
    return bytes(anew(text.substring(0, version), text.substring(line + 1, end + 2), text, end));
  }

  private static String anew(String request, String headers, String all, int end) {
    StringBuilder out =
        new StringBuilder(all.length() + 64).append(request).append(" HTTP/1.1\r\n");
    boolean host = false;
    for (String header : headers.split(END)) {
      String name = header.substring(0, Math.max(0, header.indexOf(':'))).toLowerCase(Locale.ROOT);
      host |= name.equals("host");
      if (!header.isEmpty() && !LEFT_OUT.contains(name)) {
        out.append(header).append(END);
      }
    }
    if (!host) {
      out.append("Host: localhost\r\n");
    }
    return out.append("Connection: close\r\n").append(all, end + 2, all.length()).toString();
  }

  /* Together with as much more as it takes to find that, in reason. */
  private String with(String begin, String sought) {
    String text = begin;
    while (text.indexOf(sought) < 0 && text.length() < LONGEST) {
      byte[] more = next();
      if (more == null) {
        break;
      }
      text = afterEmptyLines(text + latin(more));
    }
    return text;
  }

  private static String afterEmptyLines(String text) {
    int from = 0;
    while (text.startsWith(END, from)) {
      from += 2;
    }
    return text.substring(from);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
