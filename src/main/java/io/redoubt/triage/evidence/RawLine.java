package io.redoubt.triage.evidence;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.finding.Evidence;
import java.time.Instant;

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
    return new Evidence(
        id,
        Evidence.Kind.RAW,
        event.id(),
        event.record().entry().path(),
        event.record().line(),
        event.record().number(),
        cut(event.text(Ecs.EVENT_ORIGINAL, event.record().text())),
        time == null ? "" : time.toString(),
        RawTokens.of(event),
        RawTokens.tags(event));
  }

  /* Half a secret is not known for one: the word that the limit cuts is left out whole. */
  private static String cut(String text) {
    if (text.length() <= LENGTH) {
      return text;
    }
    int end = LENGTH;
    while (end > LENGTH - LONGEST_WORD && !ends(text.charAt(end - 1))) {
      end--;
    }
    int kept = ends(text.charAt(end - 1)) ? end : LENGTH;
    return text.substring(0, kept) + "…[+" + (text.length() - kept) + "]";
  }

  private static boolean ends(char c) {
    return c <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>' || c == ',' || c == ';';
  }
}
