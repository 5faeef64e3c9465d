package io.redoubt.parse.table;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.text.Addresses;
import io.redoubt.parse.web.RequestLine;

/// What the columns of a web server's W3C log mean in ECS. Stateless.
final class W3cWeb {
  private static final Constant WEB = Constant.of("web");
  private static final Constant ACCESS = Constant.of("access");
  private static final Constant SUCCESS = Constant.of("success");
  private static final Constant FAILURE = Constant.of("failure");

  private static final Field CLIENT = of("c-ip");
  private static final Field SERVER = of("s-ip");
  private static final Field PORT = of("s-port");
  private static final Field CLIENT_PORT = of("c-port");
  private static final Field METHOD = of("cs-method");
  private static final Field STEM = of("cs-uri-stem");
  private static final Field QUERY = of("cs-uri-query");
  private static final Field URI = of("cs-uri");
  private static final Field STATUS = of("sc-status");
  private static final Field SENT = of("sc-bytes");
  private static final Field RECEIVED = of("cs-bytes");
  private static final Field USER = of("cs-username");
  private static final Field AGENT = of("cs(User-Agent)");
  private static final Field REFERRER = of("cs(Referer)");
  private static final Field REFERRER2 = of("cs(Referrer)");
  private static final Field HOST = of("cs-host");
  private static final Field HOST2 = of("cs(Host)");
  private static final Field COMPUTER = of("s-computername");
  private static final Field VERSION = of("cs-version");

  private W3cWeb() {}

  private static Field of(String column) {
    return Field.of("redoubt.native." + column);
  }

  /// Adds the ECS fields.
  static void add(EventBuilder out) {
    out.add(Ecs.EVENT_CATEGORY, WEB);
    out.add(Ecs.EVENT_TYPE, ACCESS);
    address(out, CLIENT, Ecs.SOURCE_IP);
    address(out, SERVER, Ecs.DESTINATION_IP);
    number(out, PORT, Ecs.DESTINATION_PORT);
    number(out, CLIENT_PORT, Ecs.SOURCE_PORT);
    number(out, SENT, Ecs.HTTP_RESPONSE_BYTES);
    number(out, RECEIVED, Ecs.HTTP_REQUEST_BYTES);
    text(out, METHOD, Ecs.HTTP_REQUEST_METHOD);
    text(out, COMPUTER, Ecs.HOST_NAME);
    text(out, REFERRER, Ecs.HTTP_REQUEST_REFERRER);
    text(out, REFERRER2, Ecs.HTTP_REQUEST_REFERRER);
    url(out);
    user(out);
    agent(out);
    version(out);
    status(out);
  }

  private static void text(EventBuilder out, Field from, Field to) {
    int cell = out.find(from);
    if (cell >= 0 && !out.has(to)) {
      out.alias(to, cell);
    }
  }

  private static void number(EventBuilder out, Field from, Field to) {
    int cell = out.find(from);
    if (cell >= 0 && digits(out, cell) >= 0) {
      out.aliasNumber(to, cell);
    }
  }

  private static long digits(EventBuilder out, int cell) {
    int start = out.spanStart(cell);
    return Bytes.digits(out.spanBuffer(cell), start, start + out.spanLength(cell));
  }

  private static void address(EventBuilder out, Field from, Field to) {
    int cell = out.find(from);
    if (cell >= 0) {
      int start = out.spanStart(cell);
      if (Addresses.isAddress(out.spanBuffer(cell), start, start + out.spanLength(cell))) {
        out.alias(to, cell);
      }
    }
  }

  private static void status(EventBuilder out) {
    int cell = out.find(STATUS);
    if (cell >= 0 && digits(out, cell) >= 100) {
      out.aliasNumber(Ecs.HTTP_RESPONSE_STATUS_CODE, cell);
      out.add(Ecs.EVENT_OUTCOME, digits(out, cell) < 400 ? SUCCESS : FAILURE);
    }
  }

  private static void url(EventBuilder out) {
    int stem = out.find(STEM);
    int query = out.find(QUERY);
    int uri = out.find(URI);
    if (stem >= 0) {
      int start = out.sideAppend(out.text(stem));
      if (query >= 0) {
        out.sideAppend("?" + out.text(query));
      }
      RequestLine.target(out.side(), start, out.sideLength(), out);
    } else if (uri >= 0) {
      int start = out.spanStart(uri);
      RequestLine.target(out.spanBuffer(uri), start, start + out.spanLength(uri), out);
    } else if (query >= 0) {
      out.alias(Ecs.URL_QUERY, query);
    }
    int host = out.has(HOST) ? out.find(HOST) : out.find(HOST2);
    if (host >= 0 && !out.has(Ecs.URL_DOMAIN)) {
      int start = out.spanStart(host);
      RequestLine.host(out.spanBuffer(host), start, start + out.spanLength(host), out);
    }
  }

  private static void user(EventBuilder out) {
    int cell = out.find(USER);
    if (cell < 0) {
      return;
    }
    byte[] buffer = out.spanBuffer(cell);
    int from = out.spanStart(cell);
    int to = from + out.spanLength(cell);
    int slash = Bytes.indexOf(buffer, from, to, (byte) '\\');
    if (slash > from) {
      out.add(Ecs.USER_DOMAIN, buffer, from, slash);
    }
    out.add(Ecs.USER_NAME, buffer, slash < 0 ? from : slash + 1, to);
  }

  /// IIS writes spaces as `+`.
  private static void agent(EventBuilder out) {
    int cell = out.find(AGENT);
    if (cell < 0) {
      return;
    }
    byte[] buffer = out.spanBuffer(cell);
    int from = out.spanStart(cell);
    int to = from + out.spanLength(cell);
    boolean plus = Bytes.indexOf(buffer, from, to, (byte) '+') >= 0;
    if (plus && Bytes.indexOf(buffer, from, to, (byte) ' ') < 0) {
      out.add(Ecs.USER_AGENT_ORIGINAL, out.text(cell).replace('+', ' '));
    } else {
      out.alias(Ecs.USER_AGENT_ORIGINAL, cell);
    }
  }

  private static void version(EventBuilder out) {
    int cell = out.find(VERSION);
    if (cell >= 0) {
      int from = out.spanStart(cell);
      int to = from + out.spanLength(cell);
      if (Bytes.startsWith(out.spanBuffer(cell), from, to, "HTTP/")) {
        out.add(Ecs.HTTP_VERSION, out.spanBuffer(cell), from + 5, to);
      }
    }
  }
}
