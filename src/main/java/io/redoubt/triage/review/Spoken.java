package io.redoubt.triage.review;

import io.redoubt.event.finding.Provenance;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Usage;
import io.redoubt.verify.Answer;
import org.jspecify.annotations.Nullable;

/// What came of asking: an answer of the schema, or why there is none.
sealed interface Spoken {
  /// What it took.
  Usage usage();

  /// Which attempt it came of, from 1; 0 when nothing was asked.
  int attempt();

  /// The text as it came; empty when none did.
  String raw();

  /// It follows the schema.
  ///
  /// @param reuse whose answer it was before; null when the model was asked
  record Said(
      Answer answer,
      String raw,
      ModelIdentity model,
      Usage usage,
      int attempt,
      Provenance.@Nullable Reuse reuse)
      implements Spoken {}

  /// There is none.
  ///
  /// @param reason as in `fallback_reason`
  /// @param detail for people, with the remedy
  /// @param raw the last answer that could not be used
  record Silent(String reason, String detail, String raw, Usage usage, int attempt)
      implements Spoken {
    /// Nothing was asked.
    static Silent because(String reason, String detail) {
      return new Silent(reason, detail, "", Usage.NONE, 0);
    }
  }
}
