package io.redoubt.event.finding;

/// What to do next. Redoubt never does it by itself.
///
/// @param action one of the closed list of `triage.md` §3.3 (`block_indicator`,
///     `reset_credentials` …)
/// @param targetRef the evidence line that names the target
/// @param rationale why, as a sentence
public record Recommendation(String action, String targetRef, String rationale) {}
