package io.redoubt.parse.generic;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FieldTree;
import io.redoubt.parse.text.MessageEntities;

/// Lines that are `key=value` pairs from end to end, values quoted where they hold spaces:
///
/// ```
/// time="2026-11-20T10:11:12Z" level=warn msg="login failed" user=anna remote_ip=192.0.2.1
/// date=2026-11-20 time=10:11:12 srcip=192.0.2.1 action="deny"
/// ```
///
/// At least three pairs; a bare word is let pass now and then. Thread-safe.
public final class LogfmtParser implements Parser {
  private static final Format FORMAT = new Format("logfmt");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no logfmt line");
  private static final Field DATE = Field.of("redoubt.native.date");
  private static final Field ZONE = Field.of("redoubt.native.tz");
  private static final Field TIME = Field.of("redoubt.native.time");
  private static final int FEWEST = 3;
  private static final int LONGEST_KEY = 64;

  private final FieldTree natives = FieldTree.at("redoubt.native");
  private final GuessedFields guessed;

  /// Guesses with these.
  public LogfmtParser(GuessedFields guessed) {
    this.guessed = guessed;
  }

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    int first = keyEnd(buffer, from, to);
    if (first <= from || audit(buffer, from, to)) {
      return NOT;
    }
    int pairs = 0;
    int words = 0;
    int at = from;
    while (at < to) {
      int key = keyEnd(buffer, at, to);
      if (key > at) {
        at = value(buffer, at, key, to, out);
        pairs++;
      } else {
        at = Bytes.find(buffer, at, to, ' ');
        words++;
      }
      while (at < to && buffer[at] == ' ') {
        at++;
      }
      if (words > 2 + pairs / 4) {
        return NOT;
      }
    }
    if (pairs < FEWEST) {
      return NOT;
    }
    out.format(FORMAT);
    split(out);
    guessed.add(0, out);
    if (!out.has(Ecs.SOURCE_IP)) {
      MessageEntities.add(buffer, from, to, out);
    }
    return ParseOutcome.Ok.OK;
  }

  private static boolean audit(byte[] buffer, int from, int to) {
    return Bytes.indexOf(buffer, from, Math.min(to, from + 120), "msg=audit(") >= 0;
  }

  /// Index of the `=` behind the key that begins at `from`, or -1.
  private static int keyEnd(byte[] buffer, int from, int to) {
    int limit = Math.min(to, from + LONGEST_KEY);
    int i = from;
    while (i < limit
        && (Character.isLetterOrDigit(buffer[i]) || "_.-@/:".indexOf(buffer[i]) >= 0)) {
      i++;
    }
    return i > from && i < limit && buffer[i] == '=' && Character.isLetter(buffer[from]) ? i : -1;
  }

  private int value(byte[] buffer, int key, int equals, int to, EventBuilder out) {
    Field field = natives.child(buffer, key, equals).field();
    int from = equals + 1;
    if (from < to && buffer[from] == '"') {
      int end = from + 1;
      boolean escaped = false;
      while (end < to && buffer[end] != '"') {
        escaped |= buffer[end] == '\\';
        end += buffer[end] == '\\' ? 2 : 1;
      }
      end = Math.min(end, to);
      if (end > from + 1) {
        if (escaped) {
          out.addEscaped(field, buffer, from + 1, end);
        } else {
          out.add(field, buffer, from + 1, end);
        }
      }
      return Math.min(end + 1, to);
    }
    int end = Bytes.find(buffer, from, to, ' ');
    int stop = end > from && buffer[end - 1] == ',' ? end - 1 : end;
    if (stop > from) {
      out.add(field, buffer, from, stop);
    }
    return end;
  }

  /// Firewalls write `date=` and `time=` apart.
  private static void split(EventBuilder out) {
    int date = out.find(DATE);
    int time = out.find(TIME);
    if (date >= 0 && time >= 0 && out.spanLength(date) == 10 && out.spanLength(time) >= 8) {
      int zone = out.find(ZONE);
      String offset = zone < 0 ? "" : out.text(zone);
      int start = out.sideAppend(out.text(date) + "T" + out.text(time) + offset);
      out.time(TimeShape.ISO, out.side(), start, out.sideLength());
    }
  }
}
