package io.redoubt.parse.generic;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.text.MessageEntities;

/// Log lines of Microsoft Configuration Manager and Intune, as its CMTrace tool reads them:
///
/// ```
/// <![LOG[text]LOG]!><time="10:11:12.766-330" date="11-28-2026" component="AppEnforce" context=""
///     type="1" thread="8744" file="appprovider.cpp:2083">
/// ```
///
/// The number behind the time is the minutes to add to get UTC. Where the text has line ends, its
/// first lines are records of their own. Stateless, thread-safe.
public final class CmTraceParser implements Parser {
  private static final Format FORMAT = new Format("cmtrace");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no CMTrace line");
  private static final ParseOutcome TAIL = new ParseOutcome.Partial("last line of a longer text");
  private static final String OPEN = "<![LOG[";
  private static final String CLOSE = "]LOG]!><time=\"";
  private static final Field THREAD = Ecs.PROCESS_THREAD_ID;

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < 60 || buffer[to - 1] != '>') {
      return NOT;
    }
    int close = Bytes.indexOf(buffer, from, to, CLOSE);
    if (close < 0) {
      return NOT;
    }
    out.format(FORMAT);
    boolean whole = Bytes.startsWith(buffer, from, to, OPEN);
    int text = whole ? from + OPEN.length() : from;
    out.add(Ecs.MESSAGE, buffer, text, close);
    time(buffer, close + CLOSE.length(), to, out);
    attribute("component=\"", Ecs.LOG_LOGGER, buffer, close, to, out);
    attribute("thread=\"", THREAD, buffer, close, to, out);
    attribute("context=\"", Ecs.USER_NAME, buffer, close, to, out);
    MessageEntities.add(buffer, text, close, out);
    return whole ? ParseOutcome.Ok.OK : TAIL;
  }

  private static void attribute(
      String open, Field field, byte[] buffer, int from, int to, EventBuilder out) {
    int at = Bytes.indexOf(buffer, from, to, open);
    if (at > 0) {
      int value = at + open.length();
      int end = Bytes.find(buffer, value, to, '"');
      if (end > value) {
        out.add(field, buffer, value, end);
      }
    }
  }

  private static void time(byte[] buffer, int from, int to, EventBuilder out) {
    int end = Bytes.find(buffer, from, to, '"');
    int date = Bytes.indexOf(buffer, end, to, "date=\"") + 6;
    if (date < 6 || date + 10 > to || end - from < 8) {
      return;
    }
    int sign = end - 1;
    while (sign > from && Bytes.isDigit(buffer[sign])) {
      sign--;
    }
    boolean zoned = buffer[sign] == '+' || buffer[sign] == '-';
    int start = out.sideLength();
    out.sideAppend(buffer, date + 6, date + 10);
    out.sideAppend("-");
    out.sideAppend(buffer, date, date + 5);
    out.sideAppend("T");
    out.sideAppend(buffer, from, zoned ? sign : end);
    if (zoned) {
      long bias = Bytes.digits(buffer, sign + 1, end);
      String offset = buffer[sign] == '+' ? "-" : "+";
      long hours = Math.min(Math.max(bias, 0) / 60, 18);
      out.sideAppend(offset + (hours < 10 ? "0" : "") + hours + ":" + minutes(bias));
    }
    out.time(TimeShape.ISO, out.side(), start, out.sideLength());
  }

  private static String minutes(long bias) {
    long minutes = Math.max(bias, 0) % 60;
    return (minutes < 10 ? "0" : "") + minutes;
  }
}
