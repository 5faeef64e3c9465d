package io.redoubt.parse.web;

import io.redoubt.event.DottedQuad;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.BareTime;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;
import io.redoubt.parse.text.Addresses;

/// Access logs in the common and combined formats and what people made of them: a virtual host or
/// a request id in front, forwarded-for, times and more behind.
///
/// ```
/// [vhost[:port]] client ident user [20/Nov/2026:10:11:12 +0100] "GET / HTTP/1.1" 200 12
///     ["referrer" "user agent" [anything]]
/// ```
///
/// Apache and Nginx write the same lines, so all of them are called `apache.access`. Source: the
/// Apache `mod_log_config` and Nginx `ngx_http_log_module` manuals. Stateless, thread-safe.
public final class AccessLogParser implements Leading {
  /// Common, combined and their relatives.
  public static final Format FORMAT = new Format("apache.access");

  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no access log line");
  private static final int LONGEST_HEAD = 400;
  private static final Field IDENT = Field.of("apache.access.identity");
  private static final Field EXTRA = Field.of("redoubt.native.extra");
  private static final Field FORWARDED = Field.of("network.forwarded_ip");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public boolean leads(byte first) {
    return "{<[".indexOf(first) < 0;
  }

  @Override
  public boolean leadsTime() {
    return false;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (from >= to || "{<[".indexOf(buffer[from]) >= 0 || syslog(buffer, from, to)) {
      return NOT;
    }
    int open = timeOpen(buffer, from, to);
    if (open < 0) {
      return NOT;
    }
    int close = Bytes.indexOf(buffer, open, Math.min(to, open + 40), (byte) ']');
    if (close < 0) {
      return NOT;
    }
    int quote = quoteAfter(buffer, close + 1, to);
    if (quote < 0 || !head(buffer, from, open - 1, out)) {
      return NOT;
    }
    out.format(FORMAT);
    Web.access(out);
    out.time(TimeShape.CLF, buffer, open + 1, trim(buffer, open + 1, close));
    if (quote > close + 2) {
      RequestLine.host(buffer, close + 2, quote - 1, out);
    }
    int end = Quoted.end(buffer, quote + 1, to);
    RequestLine.add(buffer, quote + 1, end, out);
    return end >= to
        ? new ParseOutcome.Partial("request cut short")
        : rest(buffer, end + 1, to, out);
  }

  /// Whether the line begins with the time of a syslog line: its words are no client, and no blanks
  /// with dashes follow, so that [#head] would say no.
  private static boolean syslog(byte[] buffer, int from, int to) {
    return (buffer[from] | 32) >= 'a' && BareTime.stands(buffer, from, to);
  }

  /// The bracket in front of `dd/Mon/yyyy:`, within the first bytes of the line.
  private static int timeOpen(byte[] buffer, int from, int to) {
    int limit = Math.min(to, from + LONGEST_HEAD);
    int i = from;
    while (true) {
      i = Bytes.indexOf(buffer, i, limit, (byte) '[');
      if (i < 0 || i + 13 >= to) {
        return -1;
      }
      if (buffer[i + 3] == '/'
          && Bytes.isDigit(buffer[i + 1])
          && Bytes.isDigit(buffer[i + 2])
          && Bytes.isDigit(buffer[i + 4]) == Bytes.isDigit(buffer[i + 5])
          && (buffer[i + 7] == '/' || buffer[i + 6] == '/')) {
        return i > from + 1 && buffer[i - 1] == ' ' ? i : -1;
      }
      i++;
    }
  }

  private static int trim(byte[] buffer, int from, int to) {
    int end = to;
    while (end > from && buffer[end - 1] == ' ') {
      end--;
    }
    return end;
  }

  /// The quote that opens the request: right behind the time, or behind one more word (a host).
  private static int quoteAfter(byte[] buffer, int from, int to) {
    if (from + 1 >= to || buffer[from] != ' ') {
      return -1;
    }
    if (buffer[from + 1] == '"') {
      return from + 1;
    }
    int space = Bytes.indexOf(buffer, from + 1, Math.min(to, from + 256), (byte) ' ');
    return space > 0 && space + 1 < to && buffer[space + 1] == '"' ? space + 1 : -1;
  }

  /// What stands before the time: client, identity, user, with a virtual host in front or not.
  private static boolean head(byte[] buffer, int from, int to, EventBuilder out) {
    int quad = DottedQuad.end(buffer, from, to);
    if (quad > 0 && quad < to && buffer[quad] == ' ') {
      Web.quad(buffer, from, quad, out);
      if (!Bytes.equal(buffer, quad, to, " - -")) {
        identity(buffer, quad + 1, to, false, out);
      }
      return true;
    }
    return anyHead(buffer, from, to, out);
  }

  private static boolean anyHead(byte[] buffer, int from, int to, EventBuilder out) {
    int first = Bytes.find(buffer, from, to, ' ');
    int client = from;
    int clientEnd = first;
    if (first < to && !isClient(buffer, from, first)) {
      int second = Bytes.find(buffer, first + 1, to, ' ');
      boolean vhost =
          isClient(buffer, first + 1, second)
              || (words(buffer, from, to) == 4 && isDash(buffer, second + 1, to));
      if (!vhost && !isDash(buffer, first + 1, to)) {
        return false;
      }
      if (vhost) {
        RequestLine.host(buffer, from, first, out);
        client = first + 1;
        clientEnd = second;
      }
    }
    if (clientEnd >= to) {
      return false;
    }
    while (clientEnd > client && buffer[clientEnd - 1] == ',') {
      clientEnd = Bytes.find(buffer, clientEnd + 1, to, ' ');
      if (clientEnd >= to) {
        return false;
      }
    }
    Web.client(buffer, client, firstOfList(buffer, client, clientEnd), out);
    identity(buffer, clientEnd + 1, to, client > from, out);
    return true;
  }

  private static boolean isDash(byte[] buffer, int from, int to) {
    return Bytes.startsWith(buffer, from, to, "- ") || Bytes.equal(buffer, from, to, "-");
  }

  private static int firstOfList(byte[] buffer, int from, int to) {
    return Bytes.find(buffer, from, to, ',');
  }

  private static void identity(byte[] buffer, int from, int to, boolean vhost, EventBuilder out) {
    int space = Bytes.find(buffer, from, to, ' ');
    Web.text(IDENT, buffer, from, Math.min(space, to), out);
    int user = Math.min(space + 1, to);
    int last = Bytes.lastIndexOf(buffer, user, to, (byte) ' ');
    if (vhost
        && last > user
        && space > from
        && buffer[space - 1] == '-'
        && looksLikeId(buffer, user, last)) {
      out.add(Ecs.HTTP_REQUEST_ID, buffer, user, last);
      user = last + 1;
    }
    if (user < to && buffer[user] == '"' && buffer[to - 1] == '"' && to - user > 1) {
      Web.text(Ecs.USER_NAME, buffer, user + 1, to - 1, out);
    } else {
      Web.text(Ecs.USER_NAME, buffer, user, to, out);
    }
  }

  private static boolean looksLikeId(byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isLetterOrDigit(buffer[i]) && buffer[i] != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isClient(byte[] buffer, int from, int to) {
    int end = to > from && buffer[to - 1] == ',' ? to - 1 : to;
    return Addresses.isAddress(buffer, from, end);
  }

  private static int words(byte[] buffer, int from, int to) {
    return Bytes.count(buffer, from, to, (byte) ' ') + 1;
  }

  /// What stands behind the request: status, size, referrer, user agent, and more.
  private static ParseOutcome rest(byte[] buffer, int from, int to, EventBuilder out) {
    int status = from + 1;
    int statusEnd = Bytes.find(buffer, status, to, ' ');
    if (status >= to || statusEnd - status > 3) {
      return new ParseOutcome.Partial("no status");
    }
    Web.status(buffer, status, statusEnd, out);
    int size = statusEnd + 1;
    int sizeEnd = Bytes.find(buffer, size, to, ' ');
    if (size < to && Bytes.digits(buffer, size, sizeEnd) >= 0) {
      out.addNumber(Ecs.HTTP_RESPONSE_BODY_BYTES, buffer, size, sizeEnd);
    }
    int at = sizeEnd + 1;
    if (at < to && buffer[at] == '"') {
      int end = Quoted.end(buffer, at + 1, to);
      Web.text(Ecs.HTTP_REQUEST_REFERRER, buffer, at + 1, end, out);
      at = end + 2;
      if (at < to && buffer[at] == '"') {
        end = Quoted.end(buffer, at + 1, to);
        Web.text(Ecs.USER_AGENT_ORIGINAL, buffer, at + 1, end, out);
        at = end + 2;
      }
    }
    extra(buffer, at, to, out);
    return ParseOutcome.Ok.OK;
  }

  private static void extra(byte[] buffer, int from, int to, EventBuilder out) {
    if (from >= to) {
      return;
    }
    out.add(EXTRA, buffer, from, to);
    if (buffer[from] == '"') {
      int end = Quoted.end(buffer, from + 1, to);
      int first = Bytes.find(buffer, from + 1, end, ',');
      if (Addresses.isAddress(buffer, from + 1, first)) {
        out.add(FORWARDED, buffer, from + 1, first);
      }
    }
  }
}
