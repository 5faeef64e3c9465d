// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// ListKeysAnswer.
///
/// @param keys (always there)
public record ListKeysAnswer(List<Key> keys) {}
