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

/// Nginx's error log:
///
/// ```
/// 2026/11/20 10:11:12 [error] 71#71: *42 open() "/x" failed, client: 192.0.2.1, server: _,
///     request: "GET /x HTTP/1.1", upstream: "http://10.0.0.1/x", host: "www.example.org",
///     referrer: "…"
/// ```
///
/// Source: Nginx' `ngx_log.c` and the log handlers of its http and mail modules. Stateless,
/// thread-safe.
public final class NginxErrorParser implements Leading {
  private static final Format FORMAT = new Format("nginx.error");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no Nginx error line");
  private static final Constant WEB = Constant.of("web");
  private static final Constant ERROR = Constant.of("error");
  private static final Field CONNECTION = Field.of("nginx.error.connection_id");
  private static final int TIME = 19;

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public boolean leads(byte first) {
    return Bytes.isDigit(first);
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < 30 || buffer[from + 4] != '/' || buffer[from + 7] != '/') {
      return NOT;
    }
    Scan scan = new Scan(buffer, from + TIME, to);
    if (!Bytes.isDigit(buffer[from]) || buffer[from + 13] != ':' || !scan.skip(" [")) {
      return NOT;
    }
    scan.at--;
    scan.between('[', ']');
    int levelFrom = scan.from;
    int levelTo = scan.end;
    scan.word();
    int hash = Bytes.find(buffer, scan.from, scan.end, '#');
    if (!scan.ok || hash >= scan.end || buffer[scan.end - 1] != ':') {
      return NOT;
    }
    out.format(FORMAT);
    out.add(Ecs.EVENT_CATEGORY, WEB);
    out.add(Ecs.EVENT_TYPE, ERROR);
    out.time(TimeShape.SLASHED, buffer, from, from + TIME);
    out.add(Ecs.LOG_LEVEL, buffer, levelFrom, levelTo);
    out.addNumber(Ecs.PROCESS_PID, buffer, scan.from, hash);
    out.addNumber(Ecs.PROCESS_THREAD_ID, buffer, hash + 1, scan.end - 1);
    if (scan.sees('*')) {
      scan.word();
      out.addNumber(CONNECTION, buffer, scan.from + 1, scan.end);
    }
    message(buffer, scan.at, to, out);
    return ParseOutcome.Ok.OK;
  }

  private static void message(byte[] buffer, int from, int to, EventBuilder out) {
    int client = Bytes.indexOf(buffer, from, to, ", client: ");
    out.add(Ecs.MESSAGE, buffer, from, client < 0 ? to : client);
    if (client > 0) {
      int comma = Bytes.find(buffer, client + 10, to, ',');
      int end = Bytes.find(buffer, client + 10, comma, ' ');
      if (Endpoint.is(buffer, client + 10, end)) {
        Endpoint.add(Ecs.SOURCE_IP, Ecs.SOURCE_PORT, buffer, client + 10, end, out);
      }
      quoted(", host: \"", Ecs.URL_DOMAIN, buffer, client, to, out);
      quoted(", referrer: \"", Ecs.HTTP_REQUEST_REFERRER, buffer, client, to, out);
      quoted(", login: \"", Ecs.USER_NAME, buffer, client, to, out);
      int request = Bytes.indexOf(buffer, client, to, ", request: \"");
      if (request > 0) {
        RequestLine.add(buffer, request + 12, Quoted.end(buffer, request + 12, to), out);
      }
    }
    MessageEntities.add(buffer, from, client < 0 ? to : client, out);
  }

  private static void quoted(
      String open, Field field, byte[] buffer, int from, int to, EventBuilder out) {
    int start = Bytes.indexOf(buffer, from, to, open);
    if (start > 0) {
      int value = start + open.length();
      Web.text(field, buffer, value, Quoted.end(buffer, value, to), out);
    }
  }
}
