// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// CreateKeyRequest.
///
/// @param name (always there)
/// @param scopes (always there)
/// @param expires May be null.
public record CreateKeyRequest(String name, List<String> scopes, String expires) {}
