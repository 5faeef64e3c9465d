// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// RotateKeyRequest.
///
/// @param overlap How long the old one still opens, 90d at most. May be null.
/// @param expires May be null.
public record RotateKeyRequest(String overlap, String expires) {}
