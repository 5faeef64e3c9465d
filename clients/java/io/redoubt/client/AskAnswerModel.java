// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// AskAnswerModel.
///
/// @param note What became of the model's part; empty when none was wanted.
/// @param name May be null.
/// @param digest May be null.
/// @param auditIndex May be null.
/// @param injection May be null.
/// @param checked May be null.
/// @param supported May be null.
/// @param struck May be null.
public record AskAnswerModel(
    String note,
    String name,
    String digest,
    Long auditIndex,
    List<String> injection,
    Long checked,
    Long supported,
    List<String> struck) {}
