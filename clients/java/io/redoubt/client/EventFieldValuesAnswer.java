// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// EventFieldValuesAnswer.
///
/// @param values (always there)
public record EventFieldValuesAnswer(List<EventFieldValuesAnswerValuesItem> values) {}
