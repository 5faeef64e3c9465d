// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// EngineStateAnswer.
///
/// @param contract One of `redoubt.engine/v1`.
/// @param state `ready`, `loading`, `no_model`, or the reason why not (docs/models.md).
/// @param detail (always there)
/// @param model May be null.
public record EngineStateAnswer(String contract, String state, String detail, EngineModel model) {}
