// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// SearchEventsByBodyAnswer.
///
/// @param hits (always there)
/// @param total On all pages together.
/// @param exact Whether the total is counted; else it is estimated, because counting would
///     take long.
/// @param cursor Null at the end. May be null.
/// @param explanation Why nothing was found, or why something may be missing. May be null.
/// @param partial (always there)
/// @param embedder May be null.
public record SearchEventsByBodyAnswer(
    List<SearchEventsByBodyAnswerHitsItem> hits,
    long total,
    boolean exact,
    String cursor,
    String explanation,
    boolean partial,
    Embedder embedder) {}
