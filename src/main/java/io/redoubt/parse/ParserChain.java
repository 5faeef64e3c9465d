package io.redoubt.parse;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import java.util.List;

/// Decides record by record which parser fits: first the one that fitted last, then the others in
/// order, and text in the end. Belongs to one batch, not thread-safe.
public final class ParserChain implements Parser {
  private final List<Parser> parsers;
  private Parser last;

  /// Asks these parsers, in this order; the last one must never reject without filling the event.
  public ParserChain(List<Parser> parsers) {
    this.parsers = parsers;
    this.last = parsers.getFirst();
  }

  @Override
  public Format format() {
    return last.format();
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    ParseOutcome outcome = last.parse(buffer, from, to, out);
    if (!(outcome instanceof ParseOutcome.Rejected)) {
      return outcome;
    }
    for (Parser parser : parsers) {
      out.clear();
      outcome = parser.parse(buffer, from, to, out);
      if (!(outcome instanceof ParseOutcome.Rejected)) {
        last = parser;
        return outcome;
      }
    }
    return outcome;
  }
}
