package io.redoubt.search.query;

import io.redoubt.event.query.Query;
import java.time.InstantSource;
import java.util.OptionalLong;

/// Reads queries: `field:value`, `field:"phrase"`, words and phrases, `AND OR NOT` and
/// parentheses, `*` and `?`, ranges, comparisons, networks, times. Words next to each other all
/// have to be there. Never throws for any text; thread-safe.
public final class QueryParser {
  /// Characters of the longest query.
  public static final int LONGEST = 8192;

  private final InstantSource clock;

  /// `now` is what this clock says.
  public QueryParser(InstantSource clock) {
    this.clock = clock;
  }

  /// The first millisecond (since 1970 UTC) of a time as queries write it: `2026-03-17T02`,
  /// `now-15m`; empty when it is none.
  public OptionalLong moment(String text) {
    try {
      return OptionalLong.of(new Times(clock.instant()).span(0, text).from());
    } catch (Wrongly noTime) {
      return OptionalLong.empty();
    }
  }

  /// The milliseconds of a length of time such as `30s`, `5m`, `1h`, `1d`, `2w`; empty when it is
  /// none.
  public static OptionalLong length(String text) {
    return Times.length(text);
  }

  /// Reads the text; an empty one asks for every event.
  public Parsed parse(String text) {
    return parse(text, false);
  }

  /// Reads a question that may have conditions: the same language, but `and`, `or` and `not` in
  /// small letters are words like others.
  public Parsed question(String text) {
    return parse(text, true);
  }

  private Parsed parse(String text, boolean capitals) {
    if (text.length() > LONGEST) {
      return new Parsed.Wrong(
          LONGEST, "The query is longer than " + LONGEST + " characters; ask for less at a time.");
    }
    if (text.isBlank()) {
      return new Parsed.Right(Query.All.ALL);
    }
    try {
      return new Parsed.Right(new Sentence(text, new Terms(clock.instant()), capitals).whole());
    } catch (Wrongly wrong) {
      return wrong.value();
    }
  }
}
