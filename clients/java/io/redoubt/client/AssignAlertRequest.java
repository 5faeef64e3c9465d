// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// AssignAlertRequest.
///
/// @param assignee Empty: nobody.
public record AssignAlertRequest(String assignee) {}
