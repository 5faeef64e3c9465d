package io.redoubt.parse.windows;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.parse.frame.FieldTree;

/// The event's data where a flat JSON object carries it as one XML text (Log Analytics).
/// Thread-safe.
final class EmbeddedXml {
  private static final Field TEXT = Field.of("winlog.event_data.EventData");
  private static final byte[] EVENT = {'E', 'v', 'e', 'n', 't'};

  private final FieldTree event = FieldTree.at("").child(EVENT, 0, EVENT.length);

  /// Takes such a text apart; what the object says itself stays.
  void open(Placement placement, EventBuilder out) {
    int cell = out.find(TEXT);
    if (cell < 0) {
      return;
    }
    String xml = out.text(cell);
    if (!xml.startsWith("<EventData")) {
      return;
    }
    out.drop(cell);
    int first = out.size();
    int start = out.sideAppend(xml);
    String wrong = new XmlFlattener(out.side(), start, out.sideLength(), out).flatten(event);
    placement.apply(Dialect.TREE, first, out);
    if (wrong != null) {
      out.add(TEXT, xml);
    }
    for (int i = out.size() - 1; i >= first; i--) {
      if (out.find(out.field(i)) < first) {
        out.drop(i);
      }
    }
  }
}
