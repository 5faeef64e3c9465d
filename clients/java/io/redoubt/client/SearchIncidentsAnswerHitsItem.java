// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// SearchIncidentsAnswerHitsItem.
///
/// @param kind What fits best: the incident itself or a note about it. One of `incident`, `note`.
/// @param incident (always there)
/// @param note May be null.
/// @param score (always there)
/// @param similarity May be null.
public record SearchIncidentsAnswerHitsItem(
    String kind, Incident incident, FoundNote note, double score, Double similarity) {}
