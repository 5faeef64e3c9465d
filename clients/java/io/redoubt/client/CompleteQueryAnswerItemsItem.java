// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// CompleteQueryAnswerItemsItem.
///
/// @param text (always there)
/// @param kind One of `field`, `value`, `operator`.
/// @param count Events that have the value. May be null.
public record CompleteQueryAnswerItemsItem(String text, String kind, Long count) {}
