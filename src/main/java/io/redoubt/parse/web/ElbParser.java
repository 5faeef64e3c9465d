package io.redoubt.parse.web;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;

/// Access logs of Amazon's load balancers, classic and application:
///
/// ```
/// [https] 2026-11-20T10:11:12.123456Z app/web/50d 192.0.2.1:4242 10.0.0.1:80 0.0 0.1 0.0
///     200 200 34 366 "GET https://www.example.org:443/ HTTP/1.1" "curl/8.9" ECDHE-RSA-AES128
///     TLSv1.2 …
/// ```
///
/// Source: the Elastic Load Balancing user guides on access logs. Stateless, thread-safe.
public final class ElbParser implements Leading {
  private static final Format FORMAT = new Format("aws.elb");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no load balancer line");
  private static final Field NAME = Field.of("aws.elb.name");
  private static final Field PROTOCOL = Field.of("aws.elb.protocol");
  private static final Field BACKEND_STATUS = Field.of("aws.elb.backend.http.response.status_code");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public boolean leads(byte first) {
    return true;
  }

  @Override
  public boolean leadsTime() {
    return false;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < 60) {
      return NOT;
    }
    int time = from;
    if (!Bytes.isDigit(buffer[from])) {
      int space = Bytes.indexOf(buffer, from, from + 7, (byte) ' ');
      if (space < 0) {
        return NOT;
      }
      time = space + 1;
    }
    boolean iso = buffer[time + 4] == '-' && buffer[time + 10] == 'T' && buffer[time + 26] == 'Z';
    if (!iso) {
      return NOT;
    }
    Scan scan = new Scan(buffer, time, to).word().word();
    int nameFrom = scan.from;
    int nameTo = scan.end;
    if (!scan.ok || !Endpoint.is(buffer, scan.at, Bytes.find(buffer, scan.at, to, ' '))) {
      return NOT;
    }
    out.format(FORMAT);
    Web.access(out);
    out.time(TimeShape.ISO, buffer, time, time + 27);
    out.add(NAME, buffer, nameFrom, nameTo);
    if (time > from) {
      out.add(PROTOCOL, buffer, from, time - 1);
    }
    scan.word();
    Endpoint.add(Ecs.SOURCE_IP, Ecs.SOURCE_PORT, buffer, scan.from, scan.end, out);
    scan.word();
    Endpoint.add(Ecs.DESTINATION_IP, Ecs.DESTINATION_PORT, buffer, scan.from, scan.end, out);
    return answer(scan.word().word().word(), out);
  }

  private static ParseOutcome answer(Scan scan, EventBuilder out) {
    scan.word();
    Web.status(scan.buffer, scan.from, scan.end, out);
    scan.word();
    if (scan.digits() > 0) {
      out.addNumber(BACKEND_STATUS, scan.buffer, scan.from, scan.end);
    }
    scan.word();
    if (scan.digits() >= 0) {
      out.addNumber(Ecs.HTTP_REQUEST_BYTES, scan.buffer, scan.from, scan.end);
    }
    scan.word();
    if (scan.digits() >= 0) {
      out.addNumber(Ecs.HTTP_RESPONSE_BYTES, scan.buffer, scan.from, scan.end);
    }
    scan.between('"', '"');
    RequestLine.add(scan.buffer, scan.from, scan.end, out);
    if (scan.sees('"')) {
      scan.between('"', '"');
      Web.text(Ecs.USER_AGENT_ORIGINAL, scan.buffer, scan.from, scan.end, out);
    }
    return scan.ok ? ParseOutcome.Ok.OK : new ParseOutcome.Partial("line cut short");
  }
}
