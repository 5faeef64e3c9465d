package io.redoubt.triage.trace;

import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Usage;

/// One question to a model and what came of it. The bytes of both stand in the audit log.
///
/// @param purpose why it was asked
/// @param drawn what decides the bytes of its prompt
/// @param result `complete`, or why there is no answer
/// @param detail about a failure, for people; empty otherwise
/// @param identity who answered, or was asked in vain
/// @param usage tokens and times
/// @param asked the prompt's entry in the audit log, -1 when there is none
/// @param answered the response's entry, likewise
public record Exchange(
    Purpose purpose,
    Drawn drawn,
    String result,
    String detail,
    ModelIdentity identity,
    Usage usage,
    long asked,
    long answered) {
  /// The result of an answer that came whole.
  public static final String COMPLETE = "complete";

  /// Whether an answer came.
  public boolean complete() {
    return result.equals(COMPLETE);
  }
}
