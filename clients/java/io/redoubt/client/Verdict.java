// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// What it is and what to do. Suggestions are never executed.
///
/// @param engine One of `deterministic`, `model`, `merged`.
/// @param verdict One of `true_positive`, `benign_positive`, `false_positive`, `undetermined`.
/// @param severity One of `informational`, `low`, `medium`, `high`, `critical`.
/// @param category (always there)
/// @param summary (always there)
/// @param observations (always there)
/// @param recommendations (always there)
/// @param missing (always there)
/// @param deterministic What code says, where the words of a model stand in its place. May be null.
/// @param policy May be null.
/// @param model The model's own values. They decide nothing unless its qualification lets
///     them. May be null.
/// @param injection Signs of instructions to the model inside the evidence. May be null.
/// @param grounding (always there)
/// @param provenance (always there)
public record Verdict(
    String engine,
    String verdict,
    String severity,
    String category,
    String summary,
    List<VerdictObservationsItem> observations,
    List<VerdictRecommendationsItem> recommendations,
    List<String> missing,
    VerdictDeterministic deterministic,
    List<String> policy,
    VerdictModel model,
    VerdictInjection injection,
    VerdictGrounding grounding,
    VerdictProvenance provenance) {}
