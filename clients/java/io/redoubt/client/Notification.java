// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// Notification.
///
/// @param id (always there)
/// @param channel (always there)
/// @param alertId (always there)
/// @param action One of `raise`, `update`, `acknowledge`, `resolve`.
/// @param severity One of `informational`, `low`, `medium`, `high`, `critical`.
/// @param state One of `waiting`, `sent`, `dead`, `dropped`.
/// @param attempts (always there)
/// @param due (always there)
/// @param created (always there)
/// @param updated (always there)
/// @param reason Why it stands so; may be empty.
public record Notification(
    String id,
    String channel,
    String alertId,
    String action,
    String severity,
    String state,
    long attempts,
    String due,
    String created,
    String updated,
    String reason) {}
