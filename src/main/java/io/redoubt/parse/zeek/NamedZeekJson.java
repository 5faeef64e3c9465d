package io.redoubt.parse.zeek;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.FieldTree;
import io.redoubt.parse.frame.JsonFlattener;

/// Reads JSON records of Zeek logs that are not in [ZeekLogs] (of installed packages): the record's
/// `_path` names the log, and so the prefix of its fields.
final class NamedZeekJson implements Parser {
  private static final Format ZEEK = new Format("zeek");
  private static final Field PATH = Field.of("zeek._path");
  private static final Field STREAM = Field.of("zeek.@stream");

  private final FieldTree root = FieldTree.at("zeek");

  @Override
  public Format format() {
    return ZEEK;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    String wrong = JsonFlattener.flatten(buffer, from, to, root, out);
    int path = Math.max(out.find(PATH), out.find(STREAM));
    if (path < 0) {
      return new ParseOutcome.Rejected("no name of a log");
    }
    int start = out.spanStart(path);
    Format named = ZeekLogs.format(out.spanBuffer(path), start, start + out.spanLength(path));
    out.format(named);
    for (int i = 0; i < out.size(); i++) {
      String below = out.field(i).name().substring(ZEEK.id().length());
      out.rename(i, Field.of(named.id() + below));
    }
    return wrong == null ? ParseOutcome.Ok.OK : new ParseOutcome.Partial(wrong);
  }
}
