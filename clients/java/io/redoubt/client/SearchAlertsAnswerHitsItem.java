// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// SearchAlertsAnswerHitsItem.
///
/// @param kind What fits best: the alert itself or a note about it. One of `alert`, `note`.
/// @param alert (always there)
/// @param note May be null.
/// @param score (always there)
/// @param similarity May be null.
public record SearchAlertsAnswerHitsItem(
    String kind, Alert alert, FoundNote note, double score, Double similarity) {}
