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
import io.redoubt.parse.text.MessageEntities;

/// Apache's error log, of version 2.4 and before:
///
/// ```
/// [Fri Nov 20 10:11:12.123456 2026] [core:error] [pid 71:tid 14] [client 192.0.2.1:4242]
///     AH00126: text
/// [Fri Nov 20 10:11:12 2026] [error] [client 192.0.2.1] text, referer: https://www.example.org/
/// ```
///
/// ModSecurity's `[id "…"] [msg "…"]` become `rule.id` and `rule.name`. Source: Apache
/// `ErrorLogFormat` manual. Stateless, thread-safe.
public final class ApacheErrorParser implements Leading {
  private static final Format FORMAT = new Format("apache.error");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no Apache error line");
  private static final Constant WEB = Constant.of("web");
  private static final Constant ERROR = Constant.of("error");
  private static final Field MODULE = Field.of("apache.error.module");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public boolean leads(byte first) {
    return first == '[';
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < 30
        || buffer[from] != '['
        || buffer[from + 4] != ' '
        || buffer[from + 8] != ' ') {
      return NOT;
    }
    Scan scan = new Scan(buffer, from, to).between('[', ']');
    boolean time = scan.ok && scan.count(':') == 2 && Bytes.isDigit(buffer[scan.end - 1]);
    if (!time || !scan.sees('[')) {
      return NOT;
    }
    int timeFrom = scan.from;
    int timeTo = scan.end;
    scan.between('[', ']');
    if (!scan.ok || !level(scan, out)) {
      return NOT;
    }
    out.format(FORMAT);
    out.add(Ecs.EVENT_CATEGORY, WEB);
    out.add(Ecs.EVENT_TYPE, ERROR);
    out.time(TimeShape.ASCTIME, buffer, timeFrom, timeTo);
    while (scan.sees('[') && attribute(scan, out)) {
      scan.ok = true;
    }
    message(buffer, scan.at, to, out);
    return ParseOutcome.Ok.OK;
  }

  private static boolean level(Scan scan, EventBuilder out) {
    int colon = Bytes.indexOf(scan.buffer, scan.from, scan.end, (byte) ':');
    int level = colon < 0 ? scan.from : colon + 1;
    if (level >= scan.end || scan.end - level > 8 || !Character.isLetter(scan.buffer[level])) {
      return false;
    }
    out.add(Ecs.LOG_LEVEL, scan.buffer, level, scan.end);
    if (colon > scan.from) {
      out.add(MODULE, scan.buffer, scan.from, colon);
    }
    return true;
  }

  private static boolean attribute(Scan scan, EventBuilder out) {
    int start = scan.at;
    scan.between('[', ']');
    byte[] buffer = scan.buffer;
    if (Bytes.startsWith(buffer, scan.from, scan.end, "pid ")) {
      int colon = Bytes.find(buffer, scan.from, scan.end, ':');
      out.addNumber(Ecs.PROCESS_PID, buffer, scan.from + 4, colon);
      return scan.ok;
    }
    boolean client = Bytes.startsWith(buffer, scan.from, scan.end, "client ");
    if (client || Bytes.startsWith(buffer, scan.from, scan.end, "remote ")) {
      if (Endpoint.is(buffer, scan.from + 7, scan.end) && !out.has(Ecs.SOURCE_IP)) {
        Endpoint.add(Ecs.SOURCE_IP, Ecs.SOURCE_PORT, buffer, scan.from + 7, scan.end, out);
      } else if (!out.has(Ecs.SOURCE_IP)) {
        Web.client(buffer, scan.from + 7, scan.end, out);
      }
      return scan.ok;
    }
    scan.at = start;
    return false;
  }

  private static void message(byte[] buffer, int from, int to, EventBuilder out) {
    int start = from;
    int colon = Bytes.indexOf(buffer, from, Math.min(to, from + 10), ": ");
    if (colon > 0 && buffer[from] == 'A' && buffer[from + 1] == 'H') {
      out.add(Ecs.EVENT_CODE, buffer, from, colon);
      start = colon + 2;
    }
    int referer = Bytes.indexOf(buffer, start, to, ", referer: ");
    int end = referer < 0 ? to : referer;
    if (referer > 0) {
      out.add(Ecs.HTTP_REQUEST_REFERRER, buffer, referer + 11, to);
    }
    out.add(Ecs.MESSAGE, buffer, start, end);
    tag("[id \"", Ecs.RULE_ID, buffer, start, end, out);
    tag("[msg \"", Ecs.RULE_NAME, buffer, start, end, out);
    tag("[uri \"", Ecs.URL_PATH, buffer, start, end, out);
    tag("[hostname \"", Ecs.URL_DOMAIN, buffer, start, end, out);
    MessageEntities.add(buffer, start, end, out);
  }

  private static void tag(
      String open, Field field, byte[] buffer, int from, int to, EventBuilder out) {
    int tag = Bytes.indexOf(buffer, from, to, open);
    if (tag >= 0) {
      int value = tag + open.length();
      out.add(field, buffer, value, Quoted.end(buffer, value, to));
    }
  }
}
