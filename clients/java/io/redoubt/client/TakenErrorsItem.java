// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// TakenErrorsItem.
///
/// @param line Of the body; in an array, the element.
/// @param reason (always there)
public record TakenErrorsItem(long line, String reason) {}
