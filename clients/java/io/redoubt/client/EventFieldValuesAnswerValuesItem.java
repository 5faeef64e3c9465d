// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// EventFieldValuesAnswerValuesItem.
///
/// @param value (always there)
/// @param count (always there)
public record EventFieldValuesAnswerValuesItem(String value, long count) {}
