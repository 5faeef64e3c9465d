// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// EventFieldValuesAnswer.
///
/// @param values (always there)
/// @param explanation Why there are none. May be null.
public record EventFieldValuesAnswer(
    List<EventFieldValuesAnswerValuesItem> values, String explanation) {}
