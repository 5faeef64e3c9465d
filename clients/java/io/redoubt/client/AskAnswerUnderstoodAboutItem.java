// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// AskAnswerUnderstoodAboutItem.
///
/// @param kind (always there)
/// @param value (always there)
public record AskAnswerUnderstoodAboutItem(String kind, String value) {}
