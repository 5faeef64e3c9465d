package io.redoubt.detect;

import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import java.util.List;
import java.util.Map;

/// Says of an event that not all rules could be asked about it within what one event may take:
/// nobody hides behind a wall of text unseen.
final class CostlyEvent {
  static final RuleInfo RULE =
      new RuleInfo(
          "redoubt-costly-event",
          "Event too costly to check against all rules",
          Severity.MEDIUM,
          "built-in",
          RuleInfo.Kind.BUILTIN,
          List.of(),
          List.of("defense-evasion"),
          "The event is so long, or so full of what rules look for, that not all rules could be"
              + " asked about it. Those that take little were asked first, the others until what"
              + " one event may take was used up. That is how somebody would try to slow an"
              + " analysis down, or to hide in it: read the event itself.",
          List.of(
              "Lists of indicators or of commands that a program wrote into its log",
              "Dumps and other data of megabytes in a single line"));

  private CostlyEvent() {}

  static Finding of(Event event) {
    return Finding.on(RULE, event, Map.of());
  }
}
