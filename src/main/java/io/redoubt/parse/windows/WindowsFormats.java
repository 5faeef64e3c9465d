package io.redoubt.parse.windows;

import io.redoubt.event.Parser;
import io.redoubt.parse.frame.FramedFormat;
import io.redoubt.parse.table.Rows;
import java.util.List;

/// The text formats of this package.
public final class WindowsFormats {
  private WindowsFormats() {}

  /// The formats that frame whole entries.
  public static List<FramedFormat> framed() {
    return List.of(new XmlFormat());
  }

  /// The tables in which events are exported.
  public static Rows rows() {
    return new EventTables();
  }

  /// The parsers asked record by record, in order.
  public static List<Parser> lines() {
    return List.of(new JsonEventParser(), new XmlEventParser(), new SnareParser());
  }
}
