package io.redoubt.triage.context;

import io.redoubt.event.finding.Evidence;
import java.util.List;

/// What the events say to a question of the menu.
///
/// @param lines facts first, absences last, most telling first; not numbered yet; at most [#MOST]
public record Answer(MenuQuery query, List<Evidence> lines) {
  /// The most lines of an answer.
  public static final int MOST = 6;

  /// Keeps the first [#MOST].
  public Answer {
    lines = List.copyOf(lines.subList(0, Math.min(MOST, lines.size())));
  }
}
