// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// ListDeadLettersAnswer.
///
/// @param letters (always there)
/// @param total (always there)
/// @param cursor Null at the end. May be null.
public record ListDeadLettersAnswer(
    List<ListDeadLettersAnswerLettersItem> letters, long total, String cursor) {}
