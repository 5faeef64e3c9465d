// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// CreateKeyAnswer.
///
/// @param name (always there)
/// @param hint First characters of what opens.
/// @param scopes (always there)
/// @param created May be null.
/// @param expires May be null.
/// @param revoked May be null.
/// @param valid (always there)
/// @param key (always there)
public record CreateKeyAnswer(
    String name,
    String hint,
    List<String> scopes,
    String created,
    String expires,
    String revoked,
    boolean valid,
    String key) {}
