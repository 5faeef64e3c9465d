// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// RevealAlertRequest.
///
/// @param reason (always there)
public record RevealAlertRequest(String reason) {}
