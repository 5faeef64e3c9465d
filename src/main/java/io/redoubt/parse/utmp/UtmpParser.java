package io.redoubt.parse.utmp;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.event.TimeShape;

/// Says what a log-on record says: who logged on, failed to, or left, from where and on which line;
/// when the machine started or changed its run level. Thread-safe.
final class UtmpParser implements Parser {
  private static final Format FORMAT = new Format("utmp");
  private static final ParseOutcome CUT = new ParseOutcome.Partial("the record is cut off");
  private static final ParseOutcome ODD = new ParseOutcome.Partial("no log-on record");
  private static final Field TYPE = Field.of("utmp.type");
  private static final Constant AUTHENTICATION = Constant.of("authentication");
  private static final Constant SESSION = Constant.of("session");
  private static final Constant HOST = Constant.of("host");
  private static final Constant START = Constant.of("start");
  private static final Constant END = Constant.of("end");
  private static final Constant SUCCESS = Constant.of("success");
  private static final Constant FAILURE = Constant.of("failure");

  private final boolean failed;

  /// @param failed whether the file holds log-ons that failed
  UtmpParser(boolean failed) {
    this.failed = failed;
  }

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    out.format(FORMAT);
    if (to - from < UtmpRecord.SIZE) {
      return CUT;
    }
    UtmpRecord record = new UtmpRecord(buffer, from);
    if (!record.sound()) {
      return ODD;
    }
    String told = told(record, out);
    common(record, out);
    int start = out.sideAppend(record.seconds() + "." + micros(record));
    out.time(TimeShape.EPOCH_SECONDS, out.side(), start, out.sideLength());
    out.add(Ecs.MESSAGE, told);
    out.add(Ecs.EVENT_ORIGINAL, told);
    return ParseOutcome.Ok.OK;
  }

  private static String micros(UtmpRecord record) {
    return Integer.toString(1_000_000 + record.microseconds()).substring(1);
  }

  private static void common(UtmpRecord record, EventBuilder out) {
    out.add(TYPE, record.kind());
    if (record.process() > 0) {
      out.add(Ecs.PROCESS_PID, record.process());
    }
    if (record.kind() < 5) { // of the machine: the host is its kernel's version
      return;
    }
    add(Ecs.PROCESS_TTY_NAME, record.line(), out);
    String address = record.address();
    add(Ecs.SOURCE_IP, address, out);
    String host = record.host();
    if (!host.isEmpty() && !host.equals(address) && host.charAt(0) != ':') {
      add(Ecs.SOURCE_ADDRESS, host, out);
    }
  }

  private static void add(Field field, String value, EventBuilder out) {
    if (!value.isEmpty()) {
      out.add(field, value);
    }
  }

  /// Adds what happened and tells it in words.
  private String told(UtmpRecord record, EventBuilder out) {
    String where = where(record);
    return switch (record.kind()) {
      case 1 -> machine("run level changed: " + record.user() + where, "run_level", out);
      case 2 -> machine("system boot" + where, "boot", out);
      case 6, 7 -> logOn(record, where, out);
      case 8 -> {
        out.add(Ecs.EVENT_CATEGORY, SESSION);
        out.add(Ecs.EVENT_TYPE, END);
        out.add(Ecs.EVENT_ACTION, "logout");
        yield "session ended" + where;
      }
      default -> "record of type " + record.kind() + where;
    };
  }

  private static String machine(String words, String action, EventBuilder out) {
    out.add(Ecs.EVENT_CATEGORY, HOST);
    out.add(Ecs.EVENT_TYPE, START);
    out.add(Ecs.EVENT_ACTION, action);
    return words;
  }

  /// A terminal that waits for somebody is no log-on: it is of the user `LOGIN`, or of nobody.
  private String logOn(UtmpRecord record, String where, EventBuilder out) {
    boolean waits = record.kind() == 6 && !failed && !record.line().startsWith("ssh");
    if (waits) {
      return "terminal waits for a log-on" + where;
    }
    boolean well = record.kind() == 7 && !failed;
    out.add(Ecs.EVENT_CATEGORY, AUTHENTICATION);
    out.add(Ecs.EVENT_CATEGORY, SESSION);
    out.add(Ecs.EVENT_TYPE, START);
    out.add(Ecs.EVENT_ACTION, "login");
    out.add(Ecs.EVENT_OUTCOME, well ? SUCCESS : FAILURE);
    add(Ecs.USER_NAME, record.user(), out);
    return (well ? "log-on of " : "failed log-on of ") + record.user() + where;
  }

  private static String where(UtmpRecord record) {
    String host = record.host().isEmpty() ? record.address() : record.host();
    return (host.isEmpty() ? "" : " from " + host)
        + (record.line().isEmpty() || record.kind() < 5 ? "" : " on " + record.line());
  }
}
