package io.redoubt.parse.json;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.FieldTree;
import io.redoubt.parse.frame.JsonFlattener;

/// Reads Kubernetes audit records as Azure's diagnostic settings deliver them: a wrapper of the
/// platform, the record itself as a text in `properties.log`. Stateless and thread-safe.
final class AksAudit implements Parser {
  private static final Format FORMAT = new Format("kubernetes.audit");
  private static final Field LOG = Field.of("azure.platformlogs.properties.log");

  private final FieldTree wrapper = FieldTree.at("azure.platformlogs");
  private final FieldTree audit = FieldTree.at("kubernetes.audit");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    out.format(FORMAT);
    String wrong = JsonFlattener.flatten(buffer, from, to, wrapper, out);
    int log = out.find(LOG);
    if (wrong == null && log >= 0) {
      int start = out.sideAppend(out.text(log));
      wrong = JsonFlattener.flatten(out.side(), start, out.sideLength(), audit, out);
    }
    return wrong == null ? ParseOutcome.Ok.OK : new ParseOutcome.Partial(wrong);
  }
}
