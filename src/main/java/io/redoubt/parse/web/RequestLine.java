package io.redoubt.parse.web;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.parse.frame.Bytes;

/// Takes an HTTP request apart: `GET /a/b.php?x=1 HTTP/1.1` and its target. Stateless.
///
/// Sources: RFC 9112 §3 (request line, forms of the target), RFC 3986 §3 (parts of a URI).
public final class RequestLine {
  private static final int LONGEST_METHOD = 24;
  private static final int LONGEST_EXTENSION = 8;

  private RequestLine() {}

  /// Adds method, URL parts and version of the request line `buffer[from, to)`. What is no request
  /// (a TLS hello, junk) stands whole in `url.original`; `-` and nothing add nothing.
  public static void add(byte[] buffer, int from, int to, EventBuilder out) {
    if (to <= from || (to - from == 1 && buffer[from] == '-')) {
      return;
    }
    int method = methodEnd(buffer, from, to);
    if (method < 0) {
      out.add(Ecs.URL_ORIGINAL, buffer, from, to);
      return;
    }
    out.add(Ecs.HTTP_REQUEST_METHOD, buffer, from, method);
    int end = to;
    int space = to - 9;
    if (space <= method || buffer[space] != ' ') {
      space = Bytes.lastIndexOf(buffer, method + 1, to, (byte) ' ');
    }
    if (space > 0 && Bytes.startsWith(buffer, space + 1, to, "HTTP/")) {
      out.add(Ecs.HTTP_VERSION, buffer, space + 6, to);
      end = space;
    }
    target(buffer, method + 1, end, out);
  }

  private static int methodEnd(byte[] buffer, int from, int to) {
    if (Bytes.startsWith(buffer, from, to, "GET ")) {
      return from + 3;
    }
    int i = from;
    int limit = Math.min(to, from + LONGEST_METHOD);
    while (i < limit && isMethodPart(buffer[i])) {
      i++;
    }
    return i > from + 1 && i < limit && buffer[i] == ' ' ? i : -1;
  }

  private static boolean isMethodPart(byte b) {
    return (b >= 'A' && b <= 'Z') || b == '-' || b == '_';
  }

  /// Adds the parts of a request target: a path, an absolute URL, `host:port` or `*`.
  public static void target(byte[] buffer, int from, int to, EventBuilder out) {
    if (to <= from) {
      return;
    }
    out.add(Ecs.URL_ORIGINAL, buffer, from, to);
    int path = from;
    if (buffer[from] != '/') {
      int scheme = Bytes.indexOf(buffer, from, Math.min(to, from + 12), "://");
      if (scheme > from) {
        out.add(Ecs.URL_SCHEME, buffer, from, scheme);
        path = authority(buffer, scheme + 3, to, out);
      } else if (Bytes.indexOf(buffer, from, to, (byte) ':') > 0
          && Bytes.indexOf(buffer, from, to, (byte) '/') < 0) {
        path = authority(buffer, from, to, out);
      }
    }
    path(buffer, path, to, out);
  }

  private static int authority(byte[] buffer, int from, int to, EventBuilder out) {
    int end = from;
    while (end < to && buffer[end] != '/' && buffer[end] != '?' && buffer[end] != '#') {
      end++;
    }
    host(buffer, from, end, out);
    return end;
  }

  /// Adds `url.domain` and, where there is one, `url.port` of `host:port`.
  public static void host(byte[] buffer, int from, int to, EventBuilder out) {
    int colon = Bytes.lastIndexOf(buffer, from, to, (byte) ':');
    boolean port = colon > from && Bytes.digits(buffer, colon + 1, to) >= 0;
    int end = port ? colon : to;
    if (end > from) {
      out.add(Ecs.URL_DOMAIN, buffer, from, end);
    }
    if (port) {
      out.addNumber(Ecs.URL_PORT, buffer, colon + 1, to);
    }
  }

  private static void path(byte[] buffer, int from, int to, EventBuilder out) {
    if (from >= to) {
      return;
    }
    int query = Bytes.find(buffer, from, to, '?');
    if (query > from) {
      out.add(Ecs.URL_PATH, buffer, from, query);
      extension(buffer, from, query, out);
    }
    if (query + 1 < to) {
      out.add(Ecs.URL_QUERY, buffer, query + 1, to);
    }
  }

  private static void extension(byte[] buffer, int from, int to, EventBuilder out) {
    int least = to - LONGEST_EXTENSION - 1;
    if (least >= from && buffer[least] != '.' && !Bytes.hasInEight(buffer, least + 1, (byte) '.')) {
      return;
    }
    for (int i = to - 1; i >= from && to - i <= LONGEST_EXTENSION + 1; i--) {
      byte b = buffer[i];
      if (b == '.') {
        if (i + 1 < to && i > from && buffer[i - 1] != '/') {
          out.add(Ecs.URL_EXTENSION, buffer, i + 1, to);
        }
        return;
      }
      boolean letter = (b | 32) >= 'a' && (b | 32) <= 'z';
      if (!letter && !Bytes.isDigit(b)) {
        return;
      }
    }
  }
}
