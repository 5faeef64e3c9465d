package io.redoubt.triage.evidence;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Evidence.Token;
import java.time.Instant;
import java.util.List;

/// A record as it was logged, as a line of evidence. Stateless.
public final class RawLine {
  /// The most characters of a record that a line shows.
  public static final int LENGTH = 500;

  private static final int LONGEST_WORD = 300;

  private RawLine() {}

  /// The record's text, cut to [#LENGTH], with what is known by name in it.
  ///
  /// @param id `E7`
  public static Evidence of(String id, Event event) {
    Instant time = event.time().instant();
    List<Token> named = RawTokens.of(event);
    return new Evidence(
        id,
        Evidence.Kind.RAW,
        event.id(),
        event.record().entry().path(),
        event.record().line(),
        event.record().number(),
        cut(event.text(Ecs.EVENT_ORIGINAL, event.record().text()), named),
        time == null ? "" : time.toString(),
        named,
        RawTokens.tags(event));
  }

  /* Half a name or half a secret is not recognised for what it is: what the limit cuts is left out
  whole. */
  private static String cut(String text, List<Token> named) {
    if (text.length() <= LENGTH) {
      return text;
    }
    int end = LENGTH;
    while (end > LENGTH - LONGEST_WORD && !ends(text.charAt(end - 1))) {
      end--;
    }
    int kept = ends(text.charAt(end - 1)) ? end : LENGTH;
    for (Token token : named) {
      kept = before(text, token.value(), kept);
    }
    return text.substring(0, kept) + "…[+" + (text.length() - kept) + "]";
  }

  private static boolean ends(char c) {
    return c <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>' || c == ',' || c == ';';
  }

  /// The end, or where the value begins that stands across it.
  private static int before(String text, String value, int end) {
    for (int at = Math.max(0, end - value.length() + 1); at < end; at++) {
      if (text.regionMatches(true, at, value, 0, value.length())) {
        return at;
      }
    }
    return end;
  }
}
