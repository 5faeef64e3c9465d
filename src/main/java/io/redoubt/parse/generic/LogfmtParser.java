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
import io.redoubt.parse.frame.QuotedPairs;
import io.redoubt.parse.text.MessageEntities;

/// Lines that are `key=value` pairs from end to end, values quoted where they hold spaces:
///
/// ```
/// time="2026-11-20T10:11:12Z" level=warn msg="login failed" user=anna remote_ip=192.0.2.1
/// date=2026-11-20 time=10:11:12 srcip=192.0.2.1 action="deny"
/// ```
///
/// At least three pairs (six in a message of syslog); a bare word is let pass now and then.
/// Thread-safe.
public final class LogfmtParser implements Parser {
  private static final Format FORMAT = new Format("logfmt");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no logfmt line");
  private static final Field DATE = Field.of("redoubt.native.date");
  private static final Field ZONE = Field.of("redoubt.native.tz");
  private static final Field TIME = Field.of("redoubt.native.time");
  private static final int FEWEST = 3;
  private static final int FEWEST_IN_MESSAGE = 6;

  private final FieldTree natives = FieldTree.at("redoubt.native");
  private final GuessedFields guessed;
  private final int fewest;

  private LogfmtParser(GuessedFields guessed, int fewest) {
    this.guessed = guessed;
    this.fewest = fewest;
  }

  /// Guesses with these.
  public LogfmtParser(GuessedFields guessed) {
    this(guessed, FEWEST);
  }

  /// For messages of syslog, which are pairs only from six on, as firewalls write them.
  static LogfmtParser inMessages(GuessedFields guessed) {
    return new LogfmtParser(guessed, FEWEST_IN_MESSAGE);
  }

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    int first = QuotedPairs.keyEnd(buffer, from, to);
    if (first <= from || audit(buffer, from, to)) {
      return NOT;
    }
    int pairs = 0;
    int words = 0;
    int at = from;
    while (at < to) {
      int key = QuotedPairs.keyEnd(buffer, at, to);
      if (key > at) {
        Field field = natives.child(buffer, at, key).field();
        at = QuotedPairs.value(field, buffer, key, to, out);
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
    if (pairs < fewest) {
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
