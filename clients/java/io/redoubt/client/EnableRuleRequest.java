// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// EnableRuleRequest.
///
/// @param enabled (always there)
/// @param reason May be null.
public record EnableRuleRequest(boolean enabled, String reason) {}
