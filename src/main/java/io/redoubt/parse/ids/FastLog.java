package io.redoubt.parse.ids;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads alerts of one line, as Suricata and Snort write them:
///
/// ```
/// 11/20/2026-10:11:12.123456  [Drop] [**] [1:2100498:7] A NAME [**] [Classification: A CLASS]
/// [Priority: 2] {TCP} 192.0.2.1:4444 -> 192.0.2.2:80
/// ```
///
/// Snort leaves the year out or writes two digits of it. Stateless and thread-safe.
public final class FastLog implements Leading {
  private static final Format FORMAT = new Format("suricata.fast");
  private static final ParseOutcome FOREIGN = new ParseOutcome.Rejected("not a fast.log line");
  private static final ParseOutcome NO_FLOW = new ParseOutcome.Partial("no addresses at the end");

  private static final Field GID = Field.of("suricata.fast.gid");
  private static final Field SID = Field.of("suricata.fast.sid");
  private static final Field REV = Field.of("suricata.fast.rev");
  private static final Field NAME = Field.of("suricata.fast.signature");
  private static final Field CLASS = Field.of("suricata.fast.classification");
  private static final Field PRIORITY = Field.of("suricata.fast.priority");
  private static final Field ACTION = Field.of("suricata.fast.action");
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public boolean leads(byte first) {
    return Bytes.isDigit(first);
  }

  @Override
  public boolean leadsAddress() {
    return false; // the third byte must be a slash
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < 40 || buffer[from + 2] != '/' || !Bytes.isDigit(buffer[from])) {
      return FOREIGN;
    }
    int stars = Bytes.indexOf(buffer, from, to, "[**]");
    int second = stars < 0 ? -1 : Bytes.indexOf(buffer, stars + 4, to, "[**]");
    int ids = stars < 0 ? -1 : Bytes.indexOf(buffer, stars + 4, to, (byte) '[');
    int idsEnd = ids < 0 ? -1 : Bytes.indexOf(buffer, ids, to, (byte) ']');
    if (second < 0 || idsEnd < 0 || idsEnd > second) {
      return FOREIGN;
    }
    out.format(FORMAT);
    time(buffer, from, Bytes.find(buffer, from, stars, ' '), out);
    int drop = Bytes.indexOf(buffer, from, stars, (byte) '[');
    if (drop > 0) {
      out.add(ACTION, "dropped");
    }
    ids(buffer, ids + 1, idsEnd, out);
    name(buffer, idsEnd + 1, second, out);
    bracketed(CLASS, "[Classification: ", buffer, second, to, out);
    bracketed(PRIORITY, "[Priority: ", buffer, second, to, out);
    return flow(buffer, second, to, out);
  }

  private static void ids(byte[] buffer, int from, int to, EventBuilder out) {
    int first = Bytes.find(buffer, from, to, ':');
    int last = Bytes.find(buffer, Math.min(first + 1, to), to, ':');
    out.addNumber(GID, buffer, from, first);
    if (first < to) {
      out.addNumber(SID, buffer, first + 1, last);
    }
    if (last < to) {
      out.addNumber(REV, buffer, last + 1, to);
    }
  }

  private static void name(byte[] buffer, int from, int to, EventBuilder out) {
    int start = from;
    int end = to;
    while (start < end && (buffer[start] == ' ' || buffer[start] == '"')) {
      start++;
    }
    while (end > start && (buffer[end - 1] == ' ' || buffer[end - 1] == '"')) {
      end--;
    }
    out.add(NAME, buffer, start, end);
  }

  private static void bracketed(
      Field field, String opening, byte[] buffer, int from, int to, EventBuilder out) {
    int open = Bytes.indexOf(buffer, from, to, opening);
    int close = open < 0 ? -1 : Bytes.indexOf(buffer, open, to, (byte) ']');
    if (close > 0) {
      out.add(field, buffer, open + opening.length(), close);
    }
  }

  private static ParseOutcome flow(byte[] buffer, int from, int to, EventBuilder out) {
    int brace = Bytes.indexOf(buffer, from, to, (byte) '{');
    int close = brace < 0 ? -1 : Bytes.indexOf(buffer, brace, to, (byte) '}');
    int arrow = close < 0 ? -1 : Bytes.indexOf(buffer, close, to, " -> ");
    if (arrow < 0) {
      return NO_FLOW;
    }
    String transport = new String(buffer, brace + 1, close - brace - 1, StandardCharsets.UTF_8);
    out.add(Ecs.NETWORK_TRANSPORT, transport.toLowerCase(Locale.ROOT));
    boolean ports = !transport.startsWith("ICMP") && !transport.startsWith("IPv6-ICMP");
    side(Ecs.SOURCE_IP, Ecs.SOURCE_PORT, buffer, close + 2, arrow, ports, out);
    int end = Bytes.find(buffer, arrow + 4, to, ' ');
    side(Ecs.DESTINATION_IP, Ecs.DESTINATION_PORT, buffer, arrow + 4, end, ports, out);
    return ParseOutcome.Ok.OK;
  }

  private static void side(
      Field ip, Field port, byte[] buffer, int from, int to, boolean ports, EventBuilder out) {
    int colon = Bytes.lastIndexOf(buffer, from, to, (byte) ':');
    boolean split = colon > from && Bytes.digits(buffer, colon + 1, to) >= 0;
    boolean v4 = split && Bytes.indexOf(buffer, from, to, (byte) ':') == colon;
    boolean both = split && (v4 || ports);
    out.add(ip, buffer, from, both ? colon : to);
    if (both && ports) {
      out.addNumber(port, buffer, colon + 1, to);
    }
  }

  /// `11/20/2026-10:11:12.1` as ISO; `11/20-10:11:12.1` as a time without year.
  private static void time(byte[] buffer, int from, int to, EventBuilder out) {
    String text = new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    int dash = text.indexOf('-');
    long month = Bytes.digits(buffer, from, from + 2);
    if (dash < 5 || month < 1 || month > 12) {
      out.time(TimeShape.ANY, buffer, from, to);
      return;
    }
    String day = text.substring(3, 5);
    String clock = text.substring(dash + 1);
    String year = dash > 6 ? text.substring(6, dash) : "";
    TimeShape shape = year.isEmpty() ? TimeShape.SYSLOG : TimeShape.ISO;
    String full = year.length() == 2 ? "20" + year : year;
    String written =
        year.isEmpty()
            ? MONTHS[(int) month - 1] + " " + day + " " + clock
            : full + "-" + text.substring(0, 2) + "-" + day + "T" + clock;
    int start = out.sideAppend(written);
    out.time(shape, out.side(), start, out.sideLength());
  }
}
