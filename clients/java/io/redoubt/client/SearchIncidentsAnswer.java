// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// SearchIncidentsAnswer.
///
/// @param hits (always there)
/// @param total On all pages together.
/// @param cursor Null at the end. May be null.
/// @param explanation Why nothing was found, or why words alone were compared. May be null.
/// @param embedder May be null.
public record SearchIncidentsAnswer(
    List<SearchIncidentsAnswerHitsItem> hits,
    long total,
    String cursor,
    String explanation,
    Embedder embedder) {}
