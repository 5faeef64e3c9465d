// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// AskAnswerLookedUpItemTopValueItem.
///
/// @param value (always there)
/// @param count (always there)
public record AskAnswerLookedUpItemTopValueItem(String value, long count) {}
