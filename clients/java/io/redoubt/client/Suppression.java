// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// Suppression.
///
/// @param id (always there)
/// @param scope (always there)
/// @param reason (always there)
/// @param owner (always there)
/// @param actor Who made it.
/// @param created (always there)
/// @param expires What changes from then on it no longer hides.
/// @param deleted May be null.
/// @param active (always there)
/// @param hides Alerts that it hides now.
public record Suppression(
    String id,
    SuppressionScope scope,
    String reason,
    String owner,
    String actor,
    String created,
    String expires,
    String deleted,
    boolean active,
    long hides) {}
