package io.redoubt.search;

import java.util.List;

/// What a search found.
///
/// @param hits the latest first
/// @param total how many fit, on all pages together
/// @param exact whether the total is counted; else it is estimated, because counting would
///     take long
/// @param cursor asks for the next page; empty when there is none
/// @param explanation why nothing was found, for people; empty when something was
public record Answer(
    List<ScoredEvent> hits, long total, boolean exact, String cursor, String explanation) {
  /// Copies the list.
  public Answer {
    hits = List.copyOf(hits);
  }
}
