// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// ReplayNotificationsAnswer.
///
/// @param replayed (always there)
public record ReplayNotificationsAnswer(long replayed) {}
