// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// AssignIncidentRequest.
///
/// @param assignee Empty: nobody.
public record AssignIncidentRequest(String assignee) {}
