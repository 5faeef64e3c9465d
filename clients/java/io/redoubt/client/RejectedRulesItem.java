// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// RejectedRulesItem.
///
/// @param path File, with line and column as far as known.
/// @param reason (always there)
public record RejectedRulesItem(String path, String reason) {}
