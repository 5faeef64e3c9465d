package io.redoubt.parse.web;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;
import io.redoubt.parse.text.Addresses;

/// Squid's native access log, bare or as a message of syslog:
///
/// ```
/// 1795169472.123    345 10.0.0.5 TCP_TUNNEL/200 4321 CONNECT www.example.org:443 anna
///     HIER_DIRECT/192.0.2.1 -
/// ```
///
/// Source: Squid's configuration directive `logformat`, format `squid`. Stateless, thread-safe.
public final class SquidParser implements Leading {
  private static final Format FORMAT = new Format("squid");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no line of Squid's log");
  private static final ParseOutcome CUT = new ParseOutcome.Partial("line cut short");
  private static final Field RESULT = Field.of("squid.result_code");
  private static final Field HIERARCHY = Field.of("squid.hierarchy_code");
  private static final Constant DENIED = Constant.of("denied");
  private static final long NANOS_PER_MILLISECOND = 1_000_000;

  /// Digits of the time: seconds, a point, milliseconds.
  private static final int TIME_LENGTH = 14;

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public boolean leads(byte first) {
    return first == '1' || first == '2';
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < 50 || !leads(buffer[from]) || buffer[from + 10] != '.') {
      return NOT;
    }
    Scan scan = new Scan(buffer, from, to).word();
    int timeTo = scan.end;
    if (timeTo - from != TIME_LENGTH || Bytes.digits(buffer, from, from + 10) < 0) {
      return NOT;
    }
    while (scan.sees(' ')) {
      scan.at++;
    }
    long elapsed = scan.word().digits();
    int clientFrom = scan.word().from;
    int clientTo = scan.end;
    scan.word();
    int slash = Bytes.find(buffer, scan.from, scan.end, '/');
    if (!scan.ok || elapsed < 0 || slash - scan.from < 4 || slash + 1 >= scan.end) {
      return NOT;
    }
    out.format(FORMAT);
    Web.access(out);
    out.time(TimeShape.EPOCH_SECONDS, buffer, from, timeTo);
    out.add(Ecs.EVENT_DURATION, elapsed * NANOS_PER_MILLISECOND);
    Web.client(buffer, clientFrom, clientTo, out);
    result(buffer, scan.from, slash, scan.end, out);
    return rest(scan, out);
  }

  private static void result(byte[] buffer, int from, int slash, int to, EventBuilder out) {
    out.add(RESULT, buffer, from, slash);
    boolean denied = Bytes.indexOf(buffer, from, slash, "DENIED") >= 0;
    if (denied) {
      out.add(Ecs.EVENT_TYPE, DENIED);
    }
    Web.status(buffer, slash + 1, to, out);
  }

  private static ParseOutcome rest(Scan scan, EventBuilder out) {
    if (scan.word().digits() >= 0) {
      out.addNumber(Ecs.HTTP_RESPONSE_BYTES, scan.buffer, scan.from, scan.end);
    }
    scan.word();
    Web.text(Ecs.HTTP_REQUEST_METHOD, scan.buffer, scan.from, scan.end, out);
    boolean tunnel = Bytes.equal(scan.buffer, scan.from, scan.end, "CONNECT");
    scan.word();
    if (tunnel) {
      out.add(Ecs.URL_ORIGINAL, scan.buffer, scan.from, scan.end);
      RequestLine.host(scan.buffer, scan.from, scan.end, out);
    } else {
      RequestLine.target(scan.buffer, scan.from, scan.end, out);
    }
    scan.word();
    Web.text(Ecs.USER_NAME, scan.buffer, scan.from, scan.end, out);
    scan.word();
    int slash = Bytes.find(scan.buffer, scan.from, scan.end, '/');
    Web.text(HIERARCHY, scan.buffer, scan.from, slash, out);
    if (slash < scan.end && Addresses.isAddress(scan.buffer, slash + 1, scan.end)) {
      out.add(Ecs.DESTINATION_IP, scan.buffer, slash + 1, scan.end);
    }
    boolean whole = scan.ok;
    scan.word();
    Web.text(Ecs.HTTP_RESPONSE_MIME_TYPE, scan.buffer, scan.from, scan.end, out);
    return whole ? ParseOutcome.Ok.OK : CUT;
  }
}
