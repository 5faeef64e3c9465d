package io.redoubt.parse.firewall;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FieldTree;
import io.redoubt.parse.frame.Leading;
import io.redoubt.parse.frame.QuotedPairs;

/// Records of FortiGate firewalls, as they send them by syslog and write them to files:
///
/// ```
/// date=2026-11-20 time=10:11:12 devname="FW1" devid="FG100E" eventtime=1795169472000000000
///     tz="+0100" logid="0000000013" type="traffic" subtype="forward" level="notice"
///     srcip=10.0.0.5 srcport=50123 dstip=192.0.2.1 dstport=443 action="accept"
/// ```
///
/// Every pair stands under `fortinet.firewall`; values that say that there is none (`N/A`) are left
/// out. The time is `date`, `time` and `tz`; without an offset, `eventtime`, which is UTC; else the
/// clock's time, whose zone is assumed. Source: FortiOS log message reference 7.6, "Log field
/// format". Thread-safe.
public final class FortigateParser implements Leading {
  private static final Format FORMAT = new Format("fortinet.fortigate");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no FortiGate record");
  private static final ParseOutcome CUT = new ParseOutcome.Partial("the record has stray words");
  private static final Field DATE = Field.of("fortinet.firewall.date");
  private static final Field TIME = Field.of("fortinet.firewall.time");
  private static final Field ZONE = Field.of("fortinet.firewall.tz");
  private static final Field SINCE_1970 = Field.of("fortinet.firewall.eventtime");
  private static final Field TYPE = Field.of("fortinet.firewall.type");

  /// Where the device's number and the kind of message stand, at the latest.
  private static final int LONGEST_HEAD = 400;

  private final FieldTree natives = FieldTree.at("fortinet.firewall");

  /// Knows nothing else.
  public FortigateParser() {}

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public boolean leads(byte first) {
    return first == 'd' || first == 'l' || first == 'i' || first == 't';
  }

  @Override
  public boolean leadsTime() {
    return false;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < 60 || !leads(buffer[from]) || !marked(buffer, from, to)) {
      return NOT;
    }
    boolean stray = pairs(buffer, from, to, out);
    if (!out.has(TYPE)) {
      return NOT;
    }
    out.format(FORMAT);
    time(out);
    return stray ? CUT : ParseOutcome.Ok.OK;
  }

  private static boolean marked(byte[] buffer, int from, int to) {
    int head = Math.min(to, from + LONGEST_HEAD);
    return QuotedPairs.keyEnd(buffer, from, to) > 0
        && Bytes.indexOf(buffer, from, head, "devid=") >= 0
        && Bytes.indexOf(buffer, from, head, "logid=") >= 0;
  }

  /// Adds all pairs.
  ///
  /// @return whether something between them is none
  private boolean pairs(byte[] buffer, int from, int to, EventBuilder out) {
    boolean stray = false;
    int at = from;
    while (at < to) {
      int equals = QuotedPairs.keyEnd(buffer, at, to);
      if (equals < 0) {
        stray = true;
        at = Bytes.find(buffer, at, to, ' ');
      } else {
        int size = out.size();
        Field field = natives.child(buffer, at, equals).field();
        at = QuotedPairs.value(field, buffer, equals, to, out);
        if (out.size() > size && nothing(out, size)) {
          out.truncate(size);
        }
      }
      while (at < to && (buffer[at] == ' ' || buffer[at] == ',')) {
        at++;
      }
    }
    return stray;
  }

  private static boolean nothing(EventBuilder out, int cell) {
    int from = out.spanStart(cell);
    return Bytes.equal(out.spanBuffer(cell), from, from + out.spanLength(cell), "N/A");
  }

  private static void time(EventBuilder out) {
    int date = out.find(DATE);
    int time = out.find(TIME);
    int zone = out.find(ZONE);
    int since = out.find(SINCE_1970);
    if (since >= 0 && zone < 0 && epoch(out.spanLength(since)) != TimeShape.ANY) {
      out.time(epoch(out.spanLength(since)), since);
    } else if (date >= 0 && time >= 0) {
      String offset = zone < 0 ? "" : out.text(zone);
      int start = out.sideAppend(out.text(date) + "T" + out.text(time) + offset);
      out.time(TimeShape.ISO, out.side(), start, out.sideLength());
    }
  }

  private static TimeShape epoch(int digits) {
    return switch (digits) {
      case 10 -> TimeShape.EPOCH_SECONDS;
      case 13 -> TimeShape.EPOCH_MILLIS;
      case 16 -> TimeShape.EPOCH_MICROS;
      case 19 -> TimeShape.EPOCH_NANOS;
      default -> TimeShape.ANY;
    };
  }
}
