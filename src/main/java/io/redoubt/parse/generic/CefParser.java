package io.redoubt.parse.generic;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FieldTree;

/// ArcSight's Common Event Format, bare or behind a syslog header:
///
/// ```
/// CEF:0|Vendor|Product|1.0|100|Login failed|5|src=192.0.2.1 suser=anna msg=wrong password
/// ```
///
/// The extension's keys stand under `cef.extensions`. Source: Common Event Format, revision 25.
/// Thread-safe.
public final class CefParser implements Parser {
  private static final Format FORMAT = new Format("cef");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no CEF record");
  private static final int LONGEST_HEADER = 300;
  private static final Field[] HEADER = {
    Field.of("cef.version"),
    Field.of("cef.device.vendor"),
    Field.of("cef.device.product"),
    Field.of("cef.device.version"),
    Field.of("cef.device.event_class_id"),
    Field.of("cef.name"),
    Field.of("cef.severity")
  };
  private static final Field[] ECS_HEADER = {
    Field.of("cef.version"),
    Ecs.OBSERVER_VENDOR,
    Ecs.OBSERVER_PRODUCT,
    Ecs.OBSERVER_VERSION,
    Ecs.EVENT_CODE,
    Ecs.RULE_NAME,
    Ecs.LOG_LEVEL
  };

  private final FieldTree extensions = FieldTree.at("cef.extensions");
  private final GuessedFields guessed;

  /// Guesses with these what the dictionary does not say.
  public CefParser(GuessedFields guessed) {
    this.guessed = guessed;
  }

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < 12) {
      return NOT;
    }
    int mark = from;
    int at = from;
    if (!unmarked(buffer, from, to)) {
      mark = Bytes.indexOf(buffer, from, Math.min(to, from + LONGEST_HEADER), "CEF:");
      at = mark < 0 || mark + 8 > to ? -1 : buffer[mark + 4] == ' ' ? mark + 5 : mark + 4;
    }
    if (at < 0 || !Bytes.isDigit(buffer[at]) || buffer[at + 1] != '|') {
      return NOT;
    }
    out.format(FORMAT);
    SyslogPrefix.add(buffer, from, mark, out);
    for (int i = 0; i < HEADER.length; i++) {
      int end = bar(buffer, at, to);
      if (i > 0 && end > at) {
        int cell = out.size();
        out.add(HEADER[i], buffer, at, end);
        out.alias(ECS_HEADER[i], cell);
      }
      at = Math.min(end + 1, to);
    }
    int first = out.size();
    extension(buffer, at, to, out);
    CefWords.add(first, out);
    guessed.add(first, out);
    return ParseOutcome.Ok.OK;
  }

  /// Whether the record begins with its version and has a header's seven bars: a syslog reader took
  /// `CEF:` for the program's name.
  private static boolean unmarked(byte[] buffer, int from, int to) {
    boolean version = (buffer[from] == '0' || buffer[from] == '1') && buffer[from + 1] == '|';
    int limit = Math.min(to, from + LONGEST_HEADER);
    return version && Bytes.count(buffer, from, limit, (byte) '|') >= HEADER.length;
  }

  private static int bar(byte[] buffer, int from, int to) {
    int i = from;
    while (i < to && buffer[i] != '|') {
      i += buffer[i] == '\\' ? 2 : 1;
    }
    return Math.min(i, to);
  }

  /// A value ends where the next key begins, for values hold spaces.
  private void extension(byte[] buffer, int from, int to, EventBuilder out) {
    int key = from;
    while (key < to && buffer[key] == ' ') {
      key++;
    }
    int equals = equals(buffer, key, to);
    while (equals < to) {
      int next = equals(buffer, equals + 1, to);
      int end = next < to ? keyStart(buffer, equals + 1, next) : to;
      int stop = end;
      while (stop > equals + 1 && buffer[stop - 1] == ' ') {
        stop--;
      }
      if (stop > equals + 1 && equals > key) {
        value(extensions.child(buffer, key, equals).field(), buffer, equals + 1, stop, out);
      }
      key = end;
      equals = next;
    }
  }

  private static void value(Field field, byte[] buffer, int from, int to, EventBuilder out) {
    if (Bytes.indexOf(buffer, from, to, (byte) '\\') < 0) {
      out.add(field, buffer, from, to);
      return;
    }
    int start = out.sideLength();
    int plain = from;
    for (int i = from; i + 1 < to; i++) {
      if (buffer[i] == '\\') {
        out.sideAppend(buffer, plain, i);
        byte next = buffer[i + 1];
        boolean known = next == '=' || next == '\\' || next == '|' || next == 'n' || next == 'r';
        out.sideAppend(next == 'n' ? "\n" : next == 'r' ? "\r" : known ? "" : "\\");
        plain = next == 'n' || next == 'r' ? i + 2 : i + 1;
        i++;
      }
    }
    out.sideAppend(buffer, Math.min(plain, to), to);
    out.add(field, out.side(), start, out.sideLength());
  }

  private static int equals(byte[] buffer, int from, int to) {
    int i = from;
    while (i < to && buffer[i] != '=') {
      i += buffer[i] == '\\' ? 2 : 1;
    }
    return Math.min(i, to);
  }

  /// Where the key that ends at `equals` begins: behind the last space before it.
  private static int keyStart(byte[] buffer, int from, int equals) {
    int space = Bytes.lastIndexOf(buffer, from, equals, (byte) ' ');
    return space < 0 ? equals : space + 1;
  }
}
