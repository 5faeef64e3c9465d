package io.redoubt.parse.wrap;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;

/// Output of `docker compose logs`: `web-1 | the line`. The prefix only names the container, so
/// the record keeps the format of its line. Thread-safe when the inner parser is.
public final class ComposeParser implements Leading {
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no compose log line");
  private static final int LONGEST_NAME = 64;
  private static final byte ESCAPE = 0x1b;

  private final Parser inner;

  /// Reads the lines inside with this parser.
  public ComposeParser(Parser inner) {
    this.inner = inner;
  }

  @Override
  public Format format() {
    return Format.TEXT;
  }

  @Override
  public boolean leads(byte first) {
    return first == ESCAPE || (first >= 'a' && first <= 'z');
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    int name = from;
    if (Bytes.startsWith(buffer, from, to, "\u001b[")) {
      name = escapeEnd(buffer, from + 2, to);
    }
    int end = nameEnd(buffer, name, to);
    int bar = end;
    while (bar < to && bar - end < LONGEST_NAME && buffer[bar] == ' ') {
      bar++;
    }
    boolean compose = end > name && bar > end && bar + 1 < to && buffer[bar] == '|';
    if (!compose || buffer[bar + 1] != ' ' || !(bar - end > 1 || numbered(buffer, end))) {
      return NOT;
    }
    ParseOutcome outcome = inner.parse(buffer, bar + 2, to, out);
    out.add(Ecs.CONTAINER_NAME, buffer, name, end);
    return outcome instanceof ParseOutcome.Rejected ? ParseOutcome.Ok.OK : outcome;
  }

  private static int escapeEnd(byte[] buffer, int from, int to) {
    int i = from;
    while (i < to && i - from < 8 && !Character.isLetter(buffer[i])) {
      i++;
    }
    return Math.min(i + 1, to);
  }

  private static int nameEnd(byte[] buffer, int from, int to) {
    int i = from;
    int limit = Math.min(to, from + LONGEST_NAME);
    if (i < limit && (!Character.isLetter(buffer[i]) || buffer[i] < 'a')) {
      return from;
    }
    while (i < limit && (Character.isLetterOrDigit(buffer[i]) || "-_.".indexOf(buffer[i]) >= 0)) {
      i++;
    }
    return i;
  }

  private static boolean numbered(byte[] buffer, int to) {
    return Bytes.isDigit(buffer[to - 1]) && (buffer[to - 2] == '-' || buffer[to - 2] == '_');
  }
}
