// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// RulesSkippedItem.
///
/// @param path File, with line and column as far as known.
/// @param reason (always there)
public record RulesSkippedItem(String path, String reason) {}
