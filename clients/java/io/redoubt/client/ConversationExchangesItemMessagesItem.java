// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// ConversationExchangesItemMessagesItem.
///
/// @param role (always there)
/// @param text (always there)
public record ConversationExchangesItemMessagesItem(String role, String text) {}
