package io.redoubt.search.cases;

import io.redoubt.llm.EmbedderIdentity;
import java.util.List;
import java.util.Optional;

/// What a search for cases came to.
public sealed interface CaseAnswer {
  /// A page.
  ///
  /// @param hits the closest first
  /// @param total how many there are on all pages together
  /// @param next how many to pass over for the next page; 0 when there is none
  /// @param explanation why nothing was found, or why words alone were compared; empty when there
  ///     is nothing to say
  /// @param embedder which model compared; empty when none did
  record Page(
      List<CloseCase> hits,
      int total,
      int next,
      String explanation,
      Optional<EmbedderIdentity> embedder)
      implements CaseAnswer {
    /// Copies the list.
    public Page {
      hits = List.copyOf(hits);
    }
  }

  /// There were no words to compare.
  record NoWords() implements CaseAnswer {}
}
