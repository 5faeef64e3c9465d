package io.redoubt.parse.web;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;
import io.redoubt.parse.text.Addresses;

/// Access logs that begin with the time in brackets: Envoy's default, and the two layouts of the
/// Nginx Proxy Manager.
///
/// ```
/// [2026-11-20T10:11:12.123Z] "GET / HTTP/1.1" 200 - 0 512 30 15 "192.0.2.1" "curl" "id" "host"
///     "10.0.0.1:80"
/// [20/Nov/2026:10:11:12 +0000] HIT 404 404 - GET https www.example.org "/x" [Client 192.0.2.1]
///     [Length 1] …
/// [20/Nov/2026:10:11:12 +0000] www.example.org 192.0.2.1 0.027 "GET / HTTP/2.0" 207 125 440 -
///     curl/8.9
/// ```
///
/// Stateless, thread-safe.
public final class TimeFirstAccessParser implements Leading {
  private static final Format NGINX = new Format("nginx.access");
  private static final Format ENVOY = new Format("envoy.access");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no access log line");
  private static final ParseOutcome CUT = new ParseOutcome.Partial("line cut short");

  @Override
  public Format format() {
    return NGINX;
  }

  @Override
  public boolean leads(byte first) {
    return first == '[';
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < 40 || buffer[from] != '[' || !Bytes.isDigit(buffer[from + 1])) {
      return NOT;
    }
    Scan scan = new Scan(buffer, from, to).between('[', ']');
    int timeFrom = scan.from;
    int timeTo = scan.end;
    if (!scan.ok || timeTo - timeFrom > 32) {
      return NOT;
    }
    if (buffer[from + 11] == 'T' && scan.sees('"')) {
      out.time(TimeShape.ISO, buffer, timeFrom, timeTo);
      return envoy(scan, out);
    }
    if (buffer[from + 3] != '/' || scan.sees('"')) {
      return NOT;
    }
    boolean client = Bytes.indexOf(buffer, scan.at, to, "[Client ") > 0;
    ParseOutcome outcome = client ? manager(scan, out) : hosted(scan, out);
    if (!(outcome instanceof ParseOutcome.Rejected)) {
      out.time(TimeShape.CLF, buffer, timeFrom, timeTo);
    }
    return outcome;
  }

  private static ParseOutcome envoy(Scan scan, EventBuilder out) {
    out.format(ENVOY);
    Web.access(out);
    scan.between('"', '"');
    RequestLine.add(scan.buffer, scan.from, scan.end, out);
    scan.word();
    Web.status(scan.buffer, scan.from, scan.end, out);
    scan.word();
    while (scan.at < scan.to && !scan.sees('"') && scan.ok) {
      scan.word();
    }
    scan.between('"', '"');
    int first = Bytes.find(scan.buffer, scan.from, scan.end, ',');
    if (scan.from < first && scan.buffer[scan.from] == '[') {
      Endpoint.add(Ecs.SOURCE_IP, Ecs.SOURCE_PORT, scan.buffer, scan.from, first, out);
    } else {
      Web.client(scan.buffer, scan.from, first, out);
    }
    scan.between('"', '"');
    Web.text(Ecs.USER_AGENT_ORIGINAL, scan.buffer, scan.from, scan.end, out);
    scan.between('"', '"');
    Web.text(Ecs.HTTP_REQUEST_ID, scan.buffer, scan.from, scan.end, out);
    scan.between('"', '"');
    RequestLine.host(scan.buffer, scan.from, scan.end, out);
    scan.between('"', '"');
    int scheme = Bytes.indexOf(scan.buffer, scan.from, scan.end, "://");
    scan.from = scheme < 0 ? scan.from : scheme + 3;
    Endpoint.add(Ecs.DESTINATION_IP, Ecs.DESTINATION_PORT, scan.buffer, scan.from, scan.end, out);
    return scan.ok ? ParseOutcome.Ok.OK : CUT;
  }

  private static ParseOutcome manager(Scan scan, EventBuilder out) {
    out.format(NGINX);
    Web.access(out);
    int dash = Bytes.indexOf(scan.buffer, scan.at, scan.to, " - ");
    while (scan.ok && scan.at < dash) {
      scan.word();
      if (scan.digits() >= 100 && !out.has(Ecs.HTTP_RESPONSE_STATUS_CODE)) {
        Web.status(scan.buffer, scan.from, scan.end, out);
      }
    }
    scan.ok &= scan.skip("- ");
    scan.word();
    out.add(Ecs.HTTP_REQUEST_METHOD, scan.buffer, scan.from, scan.end);
    scan.word();
    out.add(Ecs.URL_SCHEME, scan.buffer, scan.from, scan.end);
    scan.word();
    RequestLine.host(scan.buffer, scan.from, scan.end, out);
    scan.between('"', '"');
    RequestLine.target(scan.buffer, scan.from, scan.end, out);
    while (scan.ok && scan.sees('[')) {
      scan.between('[', ']');
      if (Bytes.startsWith(scan.buffer, scan.from, scan.end, "Client ")) {
        Web.client(scan.buffer, scan.from + 7, scan.end, out);
      } else if (Bytes.startsWith(scan.buffer, scan.from, scan.end, "Length ")) {
        length(scan, out);
      }
    }
    scan.between('"', '"');
    Web.text(Ecs.USER_AGENT_ORIGINAL, scan.buffer, scan.from, scan.end, out);
    if (scan.sees('"')) {
      scan.between('"', '"');
      Web.text(Ecs.HTTP_REQUEST_REFERRER, scan.buffer, scan.from, scan.end, out);
    }
    return scan.ok ? ParseOutcome.Ok.OK : CUT;
  }

  private static void length(Scan scan, EventBuilder out) {
    if (Bytes.digits(scan.buffer, scan.from + 7, scan.end) >= 0) {
      out.addNumber(Ecs.HTTP_RESPONSE_BODY_BYTES, scan.buffer, scan.from + 7, scan.end);
    }
  }

  private static ParseOutcome hosted(Scan scan, EventBuilder out) {
    scan.word();
    int hostFrom = scan.from;
    int hostTo = scan.end;
    scan.word();
    if (!scan.ok || !Addresses.isAddress(scan.buffer, scan.from, scan.end)) {
      return NOT;
    }
    out.format(NGINX);
    Web.access(out);
    RequestLine.host(scan.buffer, hostFrom, hostTo, out);
    Web.client(scan.buffer, scan.from, scan.end, out);
    scan.word().between('"', '"');
    RequestLine.add(scan.buffer, scan.from, scan.end, out);
    scan.word();
    Web.status(scan.buffer, scan.from, scan.end, out);
    scan.word();
    if (scan.digits() >= 0) {
      out.addNumber(Ecs.HTTP_RESPONSE_BODY_BYTES, scan.buffer, scan.from, scan.end);
    }
    scan.word().word();
    Web.text(Ecs.HTTP_REQUEST_REFERRER, scan.buffer, scan.from, scan.end, out);
    Web.text(Ecs.USER_AGENT_ORIGINAL, scan.buffer, scan.at, scan.to, out);
    return scan.ok ? ParseOutcome.Ok.OK : CUT;
  }
}
