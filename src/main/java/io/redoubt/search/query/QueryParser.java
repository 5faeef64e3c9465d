package io.redoubt.search.query;

import io.redoubt.event.query.Query;
import java.time.InstantSource;

/// Reads queries: `field:value`, `field:"phrase"`, words and phrases, `AND OR NOT` and parentheses,
/// `*` and `?`, ranges, comparisons, networks, times. Words next to each other all have to be
/// there.
/// Never throws for any text; thread-safe.
public final class QueryParser {
  /// Characters of the longest query.
  public static final int LONGEST = 8192;

  private final InstantSource clock;

  /// `now` is what this clock says.
  public QueryParser(InstantSource clock) {
    this.clock = clock;
  }

  /// Reads the text; an empty one asks for every event.
  public Parsed parse(String text) {
    if (text.length() > LONGEST) {
      return new Parsed.Wrong(
          LONGEST, "The query is longer than " + LONGEST + " characters; ask for less at a time.");
    }
    if (text.isBlank()) {
      return new Parsed.Right(Query.All.ALL);
    }
    try {
      return new Parsed.Right(new Sentence(text, new Terms(clock.instant())).whole());
    } catch (Wrongly wrong) {
      return wrong.value();
    }
  }
}
