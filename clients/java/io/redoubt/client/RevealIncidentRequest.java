// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// RevealIncidentRequest.
///
/// @param reason (always there)
public record RevealIncidentRequest(String reason) {}
