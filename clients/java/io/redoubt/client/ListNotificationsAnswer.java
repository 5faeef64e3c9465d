// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;
import java.util.Map;

/// ListNotificationsAnswer.
///
/// @param notifications (always there)
/// @param counts Channel → state → how many.
public record ListNotificationsAnswer(
    List<Notification> notifications, Map<String, ListNotificationsAnswerCountsValue> counts) {}
