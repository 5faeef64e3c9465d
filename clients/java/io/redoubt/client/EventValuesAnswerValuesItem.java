// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// EventValuesAnswerValuesItem.
///
/// @param value (always there)
/// @param count (always there)
public record EventValuesAnswerValuesItem(String value, long count) {}
