package io.redoubt.parse;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;

/// Text of unknown make: the whole line is the message. It is the last in every chain and so says
/// [ParseOutcome.Rejected] with the event filled.
public final class TextParser implements Parser {
  private static final ParseOutcome UNKNOWN = new ParseOutcome.Rejected("no known format");

  @Override
  public Format format() {
    return Format.TEXT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    out.format(Format.TEXT);
    out.add(Ecs.MESSAGE, buffer, from, to);
    return UNKNOWN;
  }
}
