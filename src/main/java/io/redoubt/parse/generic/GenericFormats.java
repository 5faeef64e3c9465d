package io.redoubt.parse.generic;

import io.redoubt.event.Parser;
import java.util.List;

/// The line formats of this package.
public final class GenericFormats {
  private GenericFormats() {}

  /// Marked formats, to be asked early.
  public static List<Parser> marked(GuessedFields guessed) {
    return List.of(new CefParser(guessed), new LeefParser(guessed), new CmTraceParser());
  }

  /// Formats without a mark in messages of syslog, where free text abounds: to be asked last.
  public static List<Parser> inMessages(GuessedFields guessed) {
    return List.of(LogfmtParser.inMessages(guessed));
  }

  /// Formats without a mark, to be asked last before text.
  public static List<Parser> unmarked(GuessedFields guessed) {
    return List.of(new LogfmtParser(guessed));
  }
}
