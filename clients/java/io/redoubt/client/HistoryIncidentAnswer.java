// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// HistoryIncidentAnswer.
///
/// @param actions (always there)
public record HistoryIncidentAnswer(List<Action> actions) {}
