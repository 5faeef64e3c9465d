package io.redoubt.parse.frame;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import java.util.List;

/// Decides record by record which parser fits: asks them in order until one takes the record. It
/// remembers nothing, so that a record means the same whatever stands before it and however a
/// stream is cut into batches. Thread-safe when its parsers are.
public final class FirstFit implements Parser {
  private static final ParseOutcome NOBODY = new ParseOutcome.Rejected("no parser");

  private final Parser[] parsers;

  /// Asks these, the last of which fills the event even when it rejects.
  public FirstFit(List<Parser> parsers) {
    this.parsers = parsers.toArray(new Parser[0]);
  }

  @Override
  public Format format() {
    return parsers[parsers.length - 1].format();
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    ParseOutcome outcome = NOBODY;
    for (Parser parser : parsers) {
      out.clear();
      outcome = parser.parse(buffer, from, to, out);
      if (!(outcome instanceof ParseOutcome.Rejected)) {
        return outcome;
      }
    }
    return outcome;
  }
}
