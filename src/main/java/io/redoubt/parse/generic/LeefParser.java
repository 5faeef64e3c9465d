package io.redoubt.parse.generic;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FieldTree;

/// IBM QRadar's Log Event Extended Format, 1.0 and 2.0, bare or behind a syslog header:
///
/// ```
/// LEEF:2.0|Vendor|Product|1.0|LoginFailed|^|src=192.0.2.1^usrName=anna^sev=5
/// ```
///
/// Values are separated by a tab, or in 2.0 by the character of the sixth part (`^`, `x09`).
/// Source: QRadar LEEF guide, version 2. Thread-safe.
public final class LeefParser implements Parser {
  private static final Format FORMAT = new Format("leef");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no LEEF record");
  private static final int LONGEST_HEADER = 300;
  private static final Field[] HEADER = {
    Ecs.OBSERVER_VENDOR, Ecs.OBSERVER_PRODUCT, Ecs.OBSERVER_VERSION, Ecs.EVENT_CODE
  };

  private final FieldTree natives = FieldTree.at("redoubt.native");
  private final GuessedFields guessed;

  /// Guesses with these.
  public LeefParser(GuessedFields guessed) {
    this.guessed = guessed;
  }

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    int mark = from;
    int version = from;
    if (!unmarked(buffer, from, to)) {
      mark = Bytes.indexOf(buffer, from, Math.min(to, from + LONGEST_HEADER), "LEEF:");
      version = mark + 5;
    }
    if (mark < 0 || version + 5 > to || buffer[version + 3] != '|') {
      return NOT;
    }
    out.format(FORMAT);
    SyslogPrefix.add(buffer, from, mark, out);
    boolean second = buffer[version] == '2';
    int at = version + 4;
    for (Field field : HEADER) {
      int end = Bytes.find(buffer, at, to, '|');
      if (end > at) {
        out.add(field, buffer, at, end);
      }
      at = Math.min(end + 1, to);
    }
    char separator = '\t';
    if (second) {
      int end = Bytes.find(buffer, at, to, '|');
      if (end < to && end - at <= 4) {
        separator = separator(buffer, at, end);
        at = end + 1;
      }
    }
    int first = out.size();
    pairs(buffer, at, to, separator, out);
    guessed.add(first, out);
    return ParseOutcome.Ok.OK;
  }

  /// Whether the record begins with its version and has a header's five bars: a syslog reader took
  /// `LEEF:` for the program's name.
  private static boolean unmarked(byte[] buffer, int from, int to) {
    boolean version =
        Bytes.startsWith(buffer, from, to, "1.0|") || Bytes.startsWith(buffer, from, to, "2.0|");
    int limit = Math.min(to, from + LONGEST_HEADER);
    return version && Bytes.count(buffer, from, limit, (byte) '|') > HEADER.length;
  }

  private static char separator(byte[] buffer, int from, int to) {
    if (to - from == 1) {
      return (char) buffer[from];
    }
    int digits = Math.max(from, to - 2);
    int high = to > from ? Character.digit(buffer[digits], 16) : -1;
    int low = to > from ? Character.digit(buffer[to - 1], 16) : -1;
    return high >= 0 && low >= 0 ? (char) (high * 16 + low) : '\t';
  }

  private void pairs(byte[] buffer, int from, int to, char separator, EventBuilder out) {
    int at = from;
    while (at < to) {
      int end = Bytes.find(buffer, at, to, separator);
      int equals = Bytes.find(buffer, at, end, '=');
      if (equals > at && equals + 1 < end) {
        out.add(natives.child(buffer, at, equals).field(), buffer, equals + 1, end);
      }
      at = end + 1;
    }
  }
}
