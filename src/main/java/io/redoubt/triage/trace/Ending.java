package io.redoubt.triage.trace;

import io.redoubt.event.finding.Provenance;
import io.redoubt.llm.ModelIdentity;
import org.jspecify.annotations.Nullable;

/// How the asking ended, as far as the exchanges do not tell.
///
/// @param identity the model as it was known at the end
/// @param mapId of the stand-ins
/// @param silence why nothing was asked: `call_budget`, `redaction_refused` …; empty otherwise
/// @param detail about the silence, for people
/// @param reuse whose answer was taken instead of asking; null when none was
/// @param counterfactual what the rerun with masked values came to, as in
///     [io.redoubt.event.finding.Review.Injection]
/// @param escalation what a second model came to, as in [io.redoubt.event.finding.Review.Opinion]
/// @param consistency whether samples agreed, as in
///     [io.redoubt.event.finding.Review.Consistency]
public record Ending(
    ModelIdentity identity,
    String mapId,
    String silence,
    String detail,
    Provenance.@Nullable Reuse reuse,
    String counterfactual,
    String escalation,
    String consistency) {}
