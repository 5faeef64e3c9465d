package io.redoubt.parse.windows;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FieldTree;
import org.jspecify.annotations.Nullable;

/// A Windows event as XML, one `<Event>` element a record, pretty-printed or not. Thread-safe.
public final class XmlEventParser implements Parser {
  private static final Format FORMAT = new Format("windows.xml");
  private static final ParseOutcome FOREIGN = new ParseOutcome.Rejected("no event XML");

  private final FieldTree tree = FieldTree.at("");
  private final Placement placement = new Placement();

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (!EventTags.opens(buffer, from, to)) {
      return FOREIGN;
    }
    int first = out.size();
    @Nullable String wrong = new XmlFlattener(buffer, from, to, out).flatten(tree);
    placement.apply(Dialect.TREE, first, out);
    if (!out.has(Ecs.WINLOG_EVENT_ID) && Bytes.indexOf(buffer, from, to, "<System") < 0) {
      return FOREIGN;
    }
    out.format(FORMAT);
    return wrong == null ? ParseOutcome.Ok.OK : new ParseOutcome.Partial(wrong);
  }
}
