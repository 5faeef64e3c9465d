// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// AskAnswerUnderstood.
///
/// @param from May be null.
/// @param to May be null.
/// @param about (always there)
/// @param notes What to know of how the question was understood, and how many records were not looked at yet.
/// @param leftOut Words that were not understood.
/// @param by One of `code`, `model`.
public record AskAnswerUnderstood(
    String from,
    String to,
    List<AskAnswerUnderstoodAboutItem> about,
    List<String> notes,
    List<String> leftOut,
    String by) {}
