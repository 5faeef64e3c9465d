// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// VerdictRecommendationsItem.
///
/// @param action (always there)
/// @param targetRef May be null.
/// @param rationale (always there)
public record VerdictRecommendationsItem(String action, String targetRef, String rationale) {}
