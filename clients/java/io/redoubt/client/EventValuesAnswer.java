// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// EventValuesAnswer.
///
/// @param values (always there)
/// @param complete False when there are more.
/// @param explanation Why there are none. May be null.
/// @param partial (always there)
public record EventValuesAnswer(
    List<EventValuesAnswerValuesItem> values,
    boolean complete,
    String explanation,
    boolean partial) {}
