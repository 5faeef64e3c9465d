// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// PreviewSuppressionRequest.
///
/// @param scope (always there)
/// @param days May be null.
public record PreviewSuppressionRequest(NewScope scope, Long days) {}
