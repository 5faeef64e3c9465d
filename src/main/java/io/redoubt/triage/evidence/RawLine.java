package io.redoubt.triage.evidence;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Evidence.Token;
import io.redoubt.event.finding.Kept;
import java.time.Instant;
import java.util.List;

/// A record as it was logged, as a line of evidence. Stateless.
public final class RawLine {
  private RawLine() {}

  /// The record's text, as much as [Kept] says, with what is known by name in it.
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
        Kept.record(event.text(Ecs.EVENT_ORIGINAL, event.record().text())),
        time == null ? "" : time.toString(),
        named,
        RawTokens.tags(event));
  }
}
