package io.redoubt.event.analysis;

/// What part a language model had in a run.
///
/// @param note one line for people; with the remedy where something was missing
/// @param used whether words of a model stand in the result
/// @param backend where it ran; empty when none was reached
/// @param model its name; empty likewise
/// @param digest of its weights as the server names it, or empty
/// @param qualification `unqualified` until an evaluation on the user's own data says otherwise
/// @param calls generation requests, retries and counterfactuals included
/// @param accepted verdicts in which words of the model stand
/// @param reused of these, how many came from the cache
/// @param fallbacks wanted model verdicts that are absent
/// @param struck sentences taken out because the evidence does not carry them
/// @param auditFailed why the audit log could not be written, so that nothing more was asked; empty
///     when it could
public record ModelUse(
    String note,
    boolean used,
    String backend,
    String model,
    String digest,
    String qualification,
    long calls,
    long accepted,
    long reused,
    long fallbacks,
    long struck,
    String auditFailed) {

  /// No model took part, for the reason that the note gives.
  public static ModelUse none(String note) {
    return new ModelUse(note, false, "", "", "", "unqualified", 0, 0, 0, 0, 0, "");
  }
}
