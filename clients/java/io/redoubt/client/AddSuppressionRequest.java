// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// AddSuppressionRequest.
///
/// @param scope (always there)
/// @param reason (always there)
/// @param owner Whom to ask about it; without it, who makes it. May be null.
/// @param expires (always there)
public record AddSuppressionRequest(NewScope scope, String reason, String owner, String expires) {}
