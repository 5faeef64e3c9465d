package io.redoubt.parse.web;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;

/// HAProxy's HTTP and TCP logs, bare or behind a syslog header:
///
/// ```
/// 192.0.2.1:4242 [20/Nov/2026:10:11:12.123] front~ back/web1 0/0/7/145/152 200 1139 - - ----
///     2/1/0/0/0 0/0 {www.example.org} {} "GET / HTTP/1.1"
/// 192.0.2.1:4242 [20/Nov/2026:10:11:12.123] front back/db1 0/7/152 1139 -- 2/1/0/0/0 0/0
/// ```
///
/// Source: HAProxy configuration manual, §8.2. Stateless, thread-safe.
public final class HaproxyParser implements Parser {
  private static final Format FORMAT = new Format("haproxy");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no HAProxy line");
  private static final Field FRONTEND = Field.of("haproxy.frontend_name");
  private static final Field BACKEND = Field.of("haproxy.backend_name");
  private static final Field SERVER = Field.of("haproxy.server_name");
  private static final Field TERMINATION = Field.of("haproxy.termination_state");
  private static final int LONGEST_HEADER = 200;

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    int program = Bytes.indexOf(buffer, from, Math.min(to, from + LONGEST_HEADER), " haproxy[");
    int body = program < 0 ? from : Bytes.indexOf(buffer, program, to, "]: ");
    if (body < 0) {
      return NOT;
    }
    int start = program < 0 ? from : body + 3;
    Scan scan = new Scan(buffer, start, to).word();
    int clientFrom = scan.from;
    int clientTo = scan.end;
    if (!scan.ok || !scan.sees('[') || !Endpoint.is(buffer, clientFrom, clientTo)) {
      return NOT;
    }
    scan.between('[', ']');
    boolean dated = scan.ok && scan.end - scan.from == 24 && scan.count('/') == 2;
    if (!dated || scan.count('.') != 1) {
      return NOT;
    }
    out.format(FORMAT);
    out.time(TimeShape.CLF, buffer, scan.from, scan.end);
    Endpoint.add(Ecs.SOURCE_IP, Ecs.SOURCE_PORT, buffer, clientFrom, clientTo, out);
    out.add(Ecs.SOURCE_ADDRESS, buffer, clientFrom, clientTo);
    if (program > 0) {
      header(buffer, from, program, body, out);
    }
    return routes(scan, out);
  }

  private static void header(byte[] buffer, int from, int program, int body, EventBuilder out) {
    int host = Bytes.lastIndexOf(buffer, from, program, (byte) ' ') + 1;
    if (host > from) {
      out.add(Ecs.HOST_NAME, buffer, host, program);
    }
    out.add(Ecs.PROCESS_NAME, buffer, program + 1, program + 8);
    out.addNumber(Ecs.PROCESS_PID, buffer, program + 9, body);
  }

  private static ParseOutcome routes(Scan scan, EventBuilder out) {
    scan.word();
    int frontEnd =
        scan.end > scan.from && scan.buffer[scan.end - 1] == '~' ? scan.end - 1 : scan.end;
    out.add(FRONTEND, scan.buffer, scan.from, frontEnd);
    scan.word();
    int slash = Bytes.find(scan.buffer, scan.from, scan.end, '/');
    out.add(BACKEND, scan.buffer, scan.from, slash);
    if (slash + 1 < scan.end) {
      out.add(SERVER, scan.buffer, slash + 1, scan.end);
    }
    scan.word();
    boolean http = scan.count('/') == 4;
    if (http) {
      scan.word();
      Web.access(out);
      Web.status(scan.buffer, scan.from, scan.end, out);
    }
    scan.word();
    if (scan.digits() >= 0) {
      out.addNumber(Ecs.HTTP_RESPONSE_BYTES, scan.buffer, scan.from, scan.end);
    }
    if (http) {
      scan.word().word();
    }
    scan.word();
    out.add(TERMINATION, scan.buffer, scan.from, scan.end);
    if (http) {
      int quote =
          Bytes.lastIndexOf(scan.buffer, scan.at, Math.max(scan.at, scan.to - 1), (byte) '"');
      int open = request(scan, quote);
      if (open > 0) {
        RequestLine.add(scan.buffer, open + 1, Quoted.end(scan.buffer, open + 1, scan.to), out);
      }
    }
    return scan.ok ? ParseOutcome.Ok.OK : new ParseOutcome.Partial("line cut short");
  }

  /// The quote that opens the request: the first behind the captured headers.
  private static int request(Scan scan, int fallback) {
    int brace = Bytes.lastIndexOf(scan.buffer, scan.at, scan.to, (byte) '}');
    int open = Bytes.indexOf(scan.buffer, Math.max(brace, scan.at), scan.to, (byte) '"');
    return open > 0 ? open : fallback;
  }
}
