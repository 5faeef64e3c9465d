package io.redoubt.parse.wrap;

import io.redoubt.event.Parser;
import java.util.List;

/// The line formats of this package.
public final class WrapFormats {
  private WrapFormats() {}

  /// Their parsers, which read the lines inside with this one.
  ///
  /// @param told reads what is told beside a line
  public static List<Parser> lines(Parser inner, Told told) {
    return List.of(
        new DockerJsonParser(inner),
        new CriParser(inner),
        new ComposeParser(inner),
        new ShippedParser(inner, told));
  }
}
