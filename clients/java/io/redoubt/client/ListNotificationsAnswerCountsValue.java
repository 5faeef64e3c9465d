// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// ListNotificationsAnswerCountsValue.
///
/// @param waiting (always there)
/// @param sent (always there)
/// @param dead (always there)
/// @param dropped (always there)
public record ListNotificationsAnswerCountsValue(
    long waiting, long sent, long dead, long dropped) {}
