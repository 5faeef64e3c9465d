package io.redoubt.api.compat.recipe;

import io.redoubt.search.semantic.CloseAnswer;
import io.redoubt.search.semantic.SemanticSearch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Finds the events that are closest to a question in what they mean. Thread-safe.
public final class Closest {
  private final SemanticSearch search;
  private final LongConsumer settle;

  /// Over this search.
  ///
  /// @param settle waits for a short while until everything below a sequence number can be found
  public Closest(SemanticSearch search, LongConsumer settle) {
    this.search = search;
    this.settle = settle;
  }

  /// An event and how far its template is from a question.
  ///
  /// @param distance one less the cosine: from 0, alike, to 2
  record Near(Kept event, double distance) {}

  /// What was found.
  ///
  /// @param near the closest first; among equals the latest
  /// @param why there is nothing, for people; empty when there is something
  record Found(List<Near> near, String why) {}

  /// What is closest. Empty when the question cannot be compared now.
  ///
  /// @param upTo what is below this number counts, if it can be found soon
  /// @param filter metadata that must be equal, whatever the case
  Optional<Found> to(String question, int most, Map<String, String> filter, long upTo) {
    settle.accept(upTo);
    return switch (search.search(question, MetadataFilter.of(filter), most)) {
      case CloseAnswer.NoWords _, CloseAnswer.Unable _ -> Optional.empty();
      case CloseAnswer.Page page ->
          Optional.of(
              new Found(
                  page.hits().stream()
                      .map(hit -> new Near(Kept.of(hit.event()), 1.0 - hit.similarity()))
                      .toList(),
                  page.explanation()));
    };
  }
}
