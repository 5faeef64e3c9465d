// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// JobWebhook.
///
/// @param to Machine and port, without the path.
/// @param state One of `waiting`, `delivered`, `failed`.
/// @param attempts (always there)
/// @param reason Of the last attempt that failed. May be null.
public record JobWebhook(String to, String state, long attempts, String reason) {}
