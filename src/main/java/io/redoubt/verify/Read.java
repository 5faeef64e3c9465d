package io.redoubt.verify;

import java.util.List;

/// What reading an answer came to.
public sealed interface Read {
  /// It follows the schema and both words are there.
  record Ok(Answer answer) implements Read {}

  /// It cannot be used.
  ///
  /// @param reason why
  /// @param problems what a second try should mend: paths and rules, never text of the answer
  record Bad(Reason reason, List<String> problems) implements Read {
    /// Copies the list.
    public Bad {
      problems = List.copyOf(problems);
    }
  }

  /// Why an answer cannot be used.
  enum Reason {
    /// Longer than 256 KiB.
    OVERSIZED("answer_oversized"),
    /// Nothing but white space.
    EMPTY("answer_empty"),
    /// A reasoning block is still in it.
    THINKING("answer_thinking"),
    /// The JSON object ends before its closing brace.
    CUT("answer_cut"),
    /// Not one JSON object, or something beside it.
    NOT_JSON("answer_not_json"),
    /// JSON, but not of our schema.
    SCHEMA("answer_schema"),
    /// The head or the nonce is missing: one end of the prompt was lost.
    TRUNCATED("prompt_truncated"),
    /// The word that must never be repeated was repeated.
    LEAK("prompt_leaked");

    private final String id;

    Reason(String id) {
      this.id = id;
    }

    /// As it stands in `fallback_reason`.
    public String id() {
      return id;
    }
  }
}
