// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// EngineChatRequestMessagesItem.
///
/// @param role One of `system`, `user`, `assistant`.
/// @param text (always there)
public record EngineChatRequestMessagesItem(String role, String text) {}
