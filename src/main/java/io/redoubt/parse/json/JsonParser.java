package io.redoubt.parse.json;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.JsonScan;
import io.redoubt.parse.frame.Leading;
import java.util.List;

/// Reads a record that is a JSON object: tells its kind and hands it to that kind's parser.
/// Objects of no known kind are rejected. Stateless and thread-safe.
public final class JsonParser implements Leading {
  private static final Format JSON = new Format("json");
  private static final ParseOutcome NO_OBJECT = new ParseOutcome.Rejected("not a JSON object");

  private static final ParseOutcome NO_KIND = new ParseOutcome.Rejected("JSON of no known kind");

  private final JsonSniffer sniffer;

  /// Knows these kinds, earlier ones first.
  public JsonParser(List<JsonKind> kinds) {
    this.sniffer = new JsonSniffer(kinds);
  }

  @Override
  public Format format() {
    return JSON;
  }

  @Override
  public boolean leads(byte first) {
    return first == '{' || JsonScan.isSpace(first);
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    int start = JsonScan.space(buffer, from, to);
    if (start >= to || buffer[start] != '{') {
      return NO_OBJECT;
    }
    Parser known = sniffer.sniff(buffer, start, to);
    return known == null ? NO_KIND : known.parse(buffer, start, to, out);
  }
}
