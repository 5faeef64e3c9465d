package io.redoubt.search.semantic;

import io.redoubt.event.query.Query;
import io.redoubt.llm.EmbedderIdentity;
import java.util.List;

/// What a search by meaning came to.
public sealed interface CloseAnswer {
  /// A page.
  ///
  /// @param hits the closest first
  /// @param total how many fit the filter, on all pages together
  /// @param exact whether the total is counted; else it is estimated
  /// @param cursor asks for the next page; empty when there is none
  /// @param explanation why nothing was found, and what was not looked at, for people; may be empty
  /// @param embedder which model compared
  record Page(
      List<CloseEvent> hits,
      long total,
      boolean exact,
      String cursor,
      String explanation,
      EmbedderIdentity embedder)
      implements CloseAnswer {
    /// Copies the list.
    public Page {
      hits = List.copyOf(hits);
    }
  }

  /// There were no words to compare.
  record NoWords() implements CloseAnswer {}

  /// The question could not be embedded; its words can still be looked for.
  ///
  /// @param why for people
  /// @param words a query for any of its words, with the same filter
  record Unable(String why, Query words) implements CloseAnswer {}
}
