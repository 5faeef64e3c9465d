package io.redoubt.search;

import java.util.List;

/// What a search found.
///
/// @param hits the latest first
/// @param total how many fit, on all pages together
/// @param exact whether the total is counted; else it is estimated, because counting would
///     take long
/// @param cursor asks for the next page; empty when there is none
/// @param explanation why nothing was found or some may be missing, for people; else empty
/// @param partial whether some may be missing, because a part of the index is built again
public record Answer(
    List<ScoredEvent> hits,
    long total,
    boolean exact,
    String cursor,
    String explanation,
    boolean partial) {
  /// Copies the list.
  public Answer {
    hits = List.copyOf(hits);
  }
}
