package io.redoubt.parse.windows;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;

/// A Windows event as Snare and its relatives send it by syslog: `MSWinEventLog` and fields between
/// tabs, which some collectors write as `#011`: criticality, log, counter, time, event id, source,
/// user, kind of user, kind of event, computer, category, data, message. Stateless.
final class SnareParser implements Parser {
  private static final Format FORMAT = new Format("windows.snare");
  private static final ParseOutcome FOREIGN = new ParseOutcome.Rejected("no Snare event");
  private static final ParseOutcome SHORT = new ParseOutcome.Partial("fields are missing");

  private static final String TAG = "MSWinEventLog";
  private static final String ESCAPED_TAB = "#011";
  private static final int LONGEST_HEADER = 300;

  private static final int LOG = 1;
  private static final int TIME = 3;
  private static final int EVENT_ID = 4;
  private static final int SOURCE = 5;
  private static final int USER = 6;
  private static final int KIND = 8;
  private static final int COMPUTER = 9;
  private static final int CATEGORY = 10;
  private static final int MESSAGE = 12;
  private static final int FIELDS = 13;

  private static final Field USER_NAME = Field.of("winlog.user.name");
  private static final Field TASK = Field.of("winlog.rendering_info.Task");
  private static final Constant SUCCESS = Constant.of("0x8020000000000000");
  private static final Constant FAILURE = Constant.of("0x8010000000000000");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    int tag = Bytes.indexOf(buffer, from, Math.min(to, from + LONGEST_HEADER), TAG);
    if (tag < 0) {
      return FOREIGN;
    }
    int first = tag + TAG.length();
    boolean tabs = first < to && buffer[first] == '\t';
    if (!tabs && !Bytes.startsWith(buffer, first, to, ESCAPED_TAB)) {
      return FOREIGN;
    }
    int[] ends = new int[FIELDS];
    int[] starts = new int[FIELDS];
    int count = split(buffer, first, to, tabs, starts, ends);
    if (count <= EVENT_ID || Bytes.digits(buffer, starts[EVENT_ID], ends[EVENT_ID]) < 0) {
      return FOREIGN;
    }
    out.format(FORMAT);
    add(Ecs.WINLOG_CHANNEL, buffer, starts[LOG], ends[LOG], out);
    out.addNumber(Ecs.WINLOG_EVENT_ID, buffer, starts[EVENT_ID], ends[EVENT_ID]);
    add(Ecs.WINLOG_PROVIDER_NAME, buffer, starts[SOURCE], ends[SOURCE], out);
    add(USER_NAME, buffer, starts[USER], ends[USER], out);
    kind(buffer, starts[KIND], ends[KIND], out);
    add(Ecs.WINLOG_COMPUTER_NAME, buffer, starts[COMPUTER], ends[COMPUTER], out);
    add(TASK, buffer, starts[CATEGORY], ends[CATEGORY], out);
    add(Ecs.MESSAGE, buffer, starts[MESSAGE], ends[MESSAGE], out);
    new SnareMessage(buffer, starts[MESSAGE], ends[MESSAGE], out).read();
    time(header(buffer, from, out), buffer, tag, starts[TIME], ends[TIME], out);
    return count == FIELDS ? ParseOutcome.Ok.OK : SHORT;
  }

  /// Finds the fields and returns how many there are; the others are empty.
  private static int split(
      byte[] buffer, int first, int to, boolean tabs, int[] starts, int[] ends) {
    int width = tabs ? 1 : ESCAPED_TAB.length();
    int at = first;
    int count = 0;
    while (count < FIELDS && at >= 0 && at < to) {
      starts[count] = at + width;
      int next =
          tabs
              ? Bytes.indexOf(buffer, at + width, to, (byte) '\t')
              : Bytes.indexOf(buffer, at + width, to, ESCAPED_TAB);
      ends[count++] = next < 0 ? to : next;
      at = next;
    }
    return count;
  }

  private static void add(Field field, byte[] buffer, int from, int to, EventBuilder out) {
    if (to > from && !Bytes.equal(buffer, from, to, "N/A")) {
      out.add(field, buffer, from, to);
    }
  }

  private static void kind(byte[] buffer, int from, int to, EventBuilder out) {
    if (Bytes.startsWith(buffer, from, to, "Success")) {
      out.add(Ecs.WINLOG_KEYWORDS, SUCCESS);
    } else if (Bytes.startsWith(buffer, from, to, "Failure")) {
      out.add(Ecs.WINLOG_KEYWORDS, FAILURE);
    } else if (Bytes.startsWith(buffer, from, to, "Error")) {
      out.add(Ecs.WINLOG_LEVEL, 2L);
    } else if (Bytes.startsWith(buffer, from, to, "Warning")) {
      out.add(Ecs.WINLOG_LEVEL, 3L);
    } else if (Bytes.startsWith(buffer, from, to, "Information")) {
      out.add(Ecs.WINLOG_LEVEL, 4L);
    }
  }

  /// Where the syslog header begins, also when only the message behind it was handed on.
  @SuppressWarnings("ReferenceEquality") // the record's own bytes are meant
  private static int header(byte[] buffer, int from, EventBuilder out) {
    return out.record().buffer() == buffer ? Math.min(from, out.record().start()) : from;
  }

  /// The time of the event has no zone; that of an RFC 5424 header has one and is preferred.
  private static void time(
      int header, byte[] buffer, int tag, int start, int end, EventBuilder out) {
    int version = Bytes.indexOf(buffer, header, Math.min(header + 6, tag), ">1 ");
    if (version >= 0) {
      int stop = Bytes.find(buffer, version + 3, tag, ' ');
      out.time(TimeShape.ISO, buffer, version + 3, stop);
    } else {
      out.time(TimeShape.ASCTIME, buffer, start, end);
    }
  }
}
