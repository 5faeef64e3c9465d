// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;
import java.util.Map;

/// AnomaliesAnswer.
///
/// @param anomalies (always there)
/// @param count All that were found.
/// @param series How many things were compared.
/// @param historyHours (always there)
/// @param silent Of what nothing, or not everything, can be said, and why; by field.
/// @param explanation Why there is nothing, for people; null when there is something. May be null.
public record AnomaliesAnswer(
    List<Anomaly> anomalies,
    long count,
    long series,
    long historyHours,
    Map<String, String> silent,
    String explanation) {}
