// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// HistoryAlertAnswer.
///
/// @param actions (always there)
public record HistoryAlertAnswer(List<Action> actions) {}
