// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// Which model compared. Not in mode keyword, nor where words alone were compared.
///
/// @param name (always there)
/// @param digest Of model and way of use.
/// @param note Why it is no better one. May be null.
public record Embedder(String name, String digest, String note) {}
