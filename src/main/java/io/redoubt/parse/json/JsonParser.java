package io.redoubt.parse.json;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.JsonFlattener;
import io.redoubt.parse.frame.JsonScan;
import io.redoubt.parse.frame.Leading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a record that is a JSON object: tells its kind and hands it to that kind's parser.
/// Objects of no known kind are rejected. Thread-safe.
public final class JsonParser implements Leading {
  private static final Format JSON = new Format("json");
  private static final ParseOutcome NO_OBJECT = new ParseOutcome.Rejected("not a JSON object");

  private static final ParseOutcome NO_KIND = new ParseOutcome.Rejected("JSON of no known kind");

  private final JsonSniffer sniffer;

  /* A kind that was told lately. What is known of its structures is right for every
   * thread; which kind it is, and how many were told, matters for speed only. */
  private volatile @Nullable FlatJson usual;
  private int told;

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
    FlatJson last = usual;
    if (last != null && JsonFlattener.again(this, buffer, start, to, last.root(), out)) {
      out.format(last.format());
      return ParseOutcome.Ok.OK;
    }
    Parser known = sniffer.sniff(buffer, start, to);
    if (known == null) {
      return NO_KIND;
    }
    ParseOutcome outcome = known.parse(buffer, start, to, out);
    if (known instanceof FlatJson flat && outcome instanceof ParseOutcome.Ok && (told++ & 7) == 0) {
      remember(flat, buffer, start, to, out);
    }
    return outcome;
  }

  private void remember(FlatJson flat, byte[] buffer, int from, int to, EventBuilder out) {
    int[] looked = sniffer.looked(buffer, from, to);
    if (looked != null && JsonFlattener.tell(this, looked, buffer, from, to, flat.root(), out)) {
      usual = flat;
    }
  }
}
