// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// EngineAnswer.
///
/// @param contract One of `redoubt.engine/v1`.
/// @param id (always there)
/// @param outcome One of `complete`, `failed`.
/// @param text May be null.
/// @param thoughtHash May be null.
/// @param model May be null.
/// @param reason A reason of docs/models.md. May be null.
/// @param detail May be null.
/// @param usage (always there)
public record EngineAnswer(
    String contract,
    String id,
    String outcome,
    String text,
    String thoughtHash,
    EngineModel model,
    String reason,
    String detail,
    EngineAnswerUsage usage) {}
