package io.redoubt.parse.frame;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import java.nio.charset.StandardCharsets;

/// Reads a UTF-16 line with the parser for its text: the text is decoded into the side text, the
/// fields are ranges of that, and `event.original` is the decoded line. One per batch.
final class Utf16Parser implements Parser {
  private final Utf16 order;
  private final Parser text;

  Utf16Parser(Utf16 order, Parser text) {
    this.order = order;
    this.text = text;
  }

  @Override
  public Format format() {
    return text.format();
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    String decoded = new String(buffer, from, to - from, order.charset());
    byte[] utf8 = decoded.getBytes(StandardCharsets.UTF_8);
    int start = out.sideAppend(utf8, 0, utf8.length);
    int end = start + utf8.length;
    ParseOutcome outcome = text.parse(out.side(), start, end, out);
    out.add(Ecs.EVENT_ORIGINAL, out.side(), start, end);
    return outcome;
  }
}
