package io.redoubt.parse.text;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;

/// Text of unknown make: the whole line is the message; time, level, addresses, user and outcome
/// are found where they can be. It is the last in every chain and so says [ParseOutcome.Rejected]
/// with the event filled. Stateless, thread-safe.
public final class TextParser implements Parser {
  private static final ParseOutcome UNKNOWN = new ParseOutcome.Rejected("no known format");

  @Override
  public Format format() {
    return Format.TEXT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    out.format(Format.TEXT);
    describe(buffer, from, to, out);
    return UNKNOWN;
  }

  /// Adds message, time, level and entities of a line of unknown make.
  public static void describe(byte[] buffer, int from, int to, EventBuilder out) {
    out.add(Ecs.MESSAGE, buffer, from, to);
    int rest = TimeSpot.find(buffer, from, to, out);
    LevelSpot.find(buffer, rest, to, out);
    MessageEntities.add(buffer, from, to, out);
  }
}
