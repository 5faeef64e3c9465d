// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// Standing.
///
/// @param status (always there)
/// @param disposition (always there)
/// @param assignee (always there)
/// @param suppressedBy May be null.
public record Standing(String status, String disposition, String assignee, String suppressedBy) {}
