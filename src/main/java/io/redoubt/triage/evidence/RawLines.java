package io.redoubt.triage.evidence;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Evidence.Token;
import io.redoubt.event.finding.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Makes lines of evidence of records as they were logged. Immutable and thread-safe.
public final class RawLines {
  /// What the standard policy of redaction needs to know of a record.
  public static final RawLines STANDARD = new RawLines(Set.of());

  private final List<String> withheld;

  /// Lines that name the values of some more fields, so that redaction can find them in the text.
  ///
  /// @param withheld names of fields that the operator's policy does not let out
  public RawLines(Set<String> withheld) {
    this.withheld = List.copyOf(withheld);
  }

  /// The record's text, as much as [Kept] says, with what is known by name in it.
  ///
  /// @param id `E7`
  public Evidence line(String id, Event event) {
    Instant time = event.time().instant();
    List<Token> named = RawTokens.of(event, withheld);
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
