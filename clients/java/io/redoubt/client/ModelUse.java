// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// What part a language model had.
///
/// @param used Whether words of a model stand in the result.
/// @param note One line for people; with the remedy where something was missing.
/// @param backend May be null.
/// @param model May be null.
/// @param digest May be null.
/// @param qualification May be null.
/// @param calls Generation requests, retries and counterfactuals included.
/// @param accepted Verdicts in which words of the model stand.
/// @param reused Of these
/// @param fallbacks Wanted model verdicts that are absent.
/// @param struck Sentences taken out because the evidence does not carry them.
/// @param auditFailed Why the audit log could not be written, so that the model was not asked
///     any more; present exactly then. May be null.
public record ModelUse(
    boolean used,
    String note,
    String backend,
    String model,
    String digest,
    String qualification,
    long calls,
    long accepted,
    long reused,
    long fallbacks,
    long struck,
    String auditFailed) {}
