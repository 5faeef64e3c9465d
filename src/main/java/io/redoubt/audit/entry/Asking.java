package io.redoubt.audit.entry;

/// All that decides what a model is asked and how its answer is taken.
///
/// @param model who was asked
/// @param versions of prompt, schema and policy
/// @param redaction of what was sent
/// @param evidenceHash SHA-256 of the evidence pack, hexadecimal
public record Asking(
    ModelUsed model, Versions versions, RedactionUsed redaction, String evidenceHash) {}
