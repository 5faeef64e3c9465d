// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// TriageIncidentRequest.
///
/// @param urgency One of `now`, `normal`. May be null.
public record TriageIncidentRequest(String urgency) {}
