// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// VerdictProvenanceRedaction.
///
/// @param tier (always there)
/// @param mapId May be null.
public record VerdictProvenanceRedaction(long tier, String mapId) {}
