package io.redoubt.parse.windows;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FieldTree;
import io.redoubt.parse.frame.JsonFlattener;
import org.jspecify.annotations.Nullable;

/// Windows events as JSON objects of Winlogbeat, NXLog, `evtx_dump`, Velociraptor or as in
/// Security-Datasets. The same event gives the fields that it gives as EVTX. Thread-safe.
public final class JsonEventParser implements Parser {
  private static final Format FORMAT = new Format("windows.json");
  private static final ParseOutcome FOREIGN = new ParseOutcome.Rejected("no Windows event");

  private final FieldTree tree = FieldTree.at("");
  private final Placement placement = new Placement();
  private final EmbeddedXml embedded = new EmbeddedXml();

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    Dialect dialect = dialect(buffer, from, to);
    if (dialect == null) {
      return FOREIGN;
    }
    int first = out.size();
    String wrong = JsonFlattener.flatten(buffer, from, to, tree, out);
    placement.apply(dialect, first, out);
    if (dialect == Dialect.FLAT) {
      embedded.open(placement, out);
    }
    if (!out.has(Ecs.WINLOG_EVENT_ID)) {
      return FOREIGN;
    }
    out.format(FORMAT);
    return wrong == null ? ParseOutcome.Ok.OK : new ParseOutcome.Partial(wrong);
  }

  private static @Nullable Dialect dialect(byte[] buffer, int from, int to) {
    int key = ink(buffer, from, to);
    if (key >= to || buffer[key] != '{') {
      return null;
    }
    key = ink(buffer, key + 1, to);
    if (Bytes.startsWith(buffer, key, to, "\"Event\"")
        || Bytes.startsWith(buffer, key, to, "\"Event_attributes\"")) {
      return Dialect.TREE;
    }
    if (Bytes.startsWith(buffer, key, to, "\"System\"")) {
      return has(buffer, key, to, "EventID\"") ? Dialect.BARE_TREE : null;
    }
    if (has(buffer, key, to, "EventID\"")) {
      return flat(buffer, key, to) ? Dialect.FLAT : null;
    }
    return has(buffer, key, to, "winlog\"") || has(buffer, key, to, "winlog.event_id\"")
        ? Dialect.WINLOGBEAT
        : null;
  }

  private static boolean flat(byte[] buffer, int from, int to) {
    return has(buffer, from, to, "Channel\"")
        || has(buffer, from, to, "SourceName\"")
        || has(buffer, from, to, "ProviderName\"")
        || has(buffer, from, to, "ProviderGuid\"");
  }

  /// Whether this key seems to stand in the object. The search begins at a letter, for quotes are
  /// everywhere.
  private static boolean has(byte[] buffer, int from, int to, String key) {
    return Bytes.indexOf(buffer, from, to, key) > from;
  }

  private static int ink(byte[] buffer, int from, int to) {
    int i = from;
    while (i < to && buffer[i] <= ' ' && buffer[i] >= 0) {
      i++;
    }
    return i;
  }
}
