// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;
import java.util.Map;

/// The model's own values. They decide nothing unless its qualification lets them.
///
/// @param verdict One of `true_positive`, `benign_positive`, `false_positive`, `undetermined`.
/// @param severity One of `informational`, `low`, `medium`, `high`, `critical`.
/// @param category (always there)
/// @param confidence One of `low`, `medium`, `high`.
/// @param techniques (always there)
/// @param suggestions (always there)
/// @param escalation What a second model said of a borderline case; unless it agreed, the
///     opinion is left open. One of `agreed`, `disagreed`, `not_needed`, `not_possible`.
/// @param consistency Whether the model said the same of a borderline case in other orders;
///     unless it did, the opinion is left open.
public record VerdictModel(
    String verdict,
    String severity,
    String category,
    String confidence,
    List<String> techniques,
    List<Map<String, Object>> suggestions,
    String escalation,
    VerdictModelConsistency consistency) {}
