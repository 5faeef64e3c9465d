package io.redoubt.parse.windows;

import io.redoubt.event.Parser;
import java.util.List;

/// The text formats of this package.
public final class WindowsFormats {
  private WindowsFormats() {}

  /// The parsers asked record by record, in order.
  public static List<Parser> lines() {
    return List.of(new JsonEventParser());
  }
}
