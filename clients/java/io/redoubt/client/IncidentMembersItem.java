// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// IncidentMembersItem.
///
/// @param alertId (always there)
/// @param why (always there)
public record IncidentMembersItem(String alertId, String why) {}
