package io.redoubt.triage.review;

import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Usage;
import io.redoubt.verify.Answer;

/// What came of asking: an answer of the schema, or why there is none.
sealed interface Spoken {
  /// It follows the schema.
  ///
  /// @param raw as it came
  /// @param attempt which attempt gave it, from 1
  /// @param reused whether it came from the cache
  record Said(
      Answer answer, String raw, ModelIdentity model, Usage usage, int attempt, boolean reused)
      implements Spoken {}

  /// There is none.
  ///
  /// @param reason as in `fallback_reason`
  /// @param detail for people, with the remedy
  /// @param raw the last answer that could not be used; empty when there was none
  record Silent(String reason, String detail, String raw, Usage usage, int attempt)
      implements Spoken {}
}
