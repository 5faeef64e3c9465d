package io.redoubt.parse.frame;

import io.redoubt.event.DottedQuad;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import java.util.Arrays;
import java.util.List;

/// Decides record by record which parser fits: asks them in order until one takes the record,
/// passing over those that a look at its first bytes rules out. It remembers nothing, so that a
/// record means the same whatever stands before it and however a stream is cut into batches.
/// Thread-safe when its parsers are.
public final class FirstFit implements Parser {
  private static final ParseOutcome NOBODY = new ParseOutcome.Rejected("no parser");

  private final Parser[] all;
  private final Parser[][] byFirst = new Parser[256][];

  /* The same for records that begin with the time of an old syslog line. */
  private final Parser[][] byTime = new Parser[256][];

  /* The same for records that begin with a dotted quad and a blank. */
  private final Parser[][] byAddress = new Parser[256][];

  /// Asks these, the last of which fills the event even when it rejects.
  public FirstFit(List<Parser> parsers) {
    this.all = parsers.toArray(new Parser[0]);
    for (int first = 0; first < byFirst.length; first++) {
      byte b = (byte) first;
      byFirst[first] =
          parsers.stream()
              .filter(parser -> !(parser instanceof Leading l) || l.leads(b))
              .toArray(Parser[]::new);
      boolean letter = (b | 32) >= 'a' && (b | 32) <= 'z';
      byTime[first] = letter ? timed(byFirst[first]) : byFirst[first];
      byAddress[first] = Bytes.isDigit(b) ? addressed(byFirst[first]) : byFirst[first];
    }
  }

  private static Parser[] timed(Parser[] all) {
    return Arrays.stream(all)
        .filter(parser -> !(parser instanceof Leading l) || l.leadsTime())
        .toArray(Parser[]::new);
  }

  private static Parser[] addressed(Parser[] all) {
    return Arrays.stream(all)
        .filter(parser -> !(parser instanceof Leading l) || l.leadsAddress())
        .toArray(Parser[]::new);
  }

  @Override
  public Format format() {
    return all[all.length - 1].format();
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    Parser[] candidates = from < to ? candidates(buffer, from, to) : all;
    ParseOutcome outcome = NOBODY;
    for (Parser parser : candidates) {
      out.clear();
      outcome = parser.parse(buffer, from, to, out);
      if (!(outcome instanceof ParseOutcome.Rejected)) {
        return outcome;
      }
    }
    return outcome;
  }

  private Parser[] candidates(byte[] buffer, int from, int to) {
    int first = buffer[from] & 0xff;
    Parser[] usual = byFirst[first];
    Parser[] timed = byTime[first];
    if (timed.length < usual.length) {
      return BareTime.stands(buffer, from, to) ? timed : usual;
    }
    Parser[] addressed = byAddress[first];
    return addressed.length < usual.length && address(buffer, from, to) ? addressed : usual;
  }

  private static boolean address(byte[] buffer, int from, int to) {
    int end = DottedQuad.end(buffer, from, to);
    return end > from && end < to && buffer[end] == ' ';
  }
}
