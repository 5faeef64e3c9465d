// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// IncidentTimelineItem.
///
/// @param time May be null.
/// @param alertId May be null.
/// @param text (always there)
public record IncidentTimelineItem(String time, String alertId, String text) {}
