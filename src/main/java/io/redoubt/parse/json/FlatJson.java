package io.redoubt.parse.json;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.FieldTree;
import io.redoubt.parse.frame.JsonFlattener;

/// Reads a JSON object as the native fields of one format. A broken or cut record keeps what stood
/// before the damage.
///
/// @param format what the records are
/// @param root where their fields begin
public record FlatJson(Format format, FieldTree root) implements Parser {
  private static final ParseOutcome NO_OBJECT = new ParseOutcome.Rejected("not a JSON object");

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    out.format(format);
    String wrong = JsonFlattener.flatten(buffer, from, to, root, out);
    if (wrong == null) {
      return ParseOutcome.Ok.OK;
    }
    return out.size() == 0 ? NO_OBJECT : new ParseOutcome.Partial(wrong);
  }
}
