// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// NoteIncidentRequest.
///
/// @param text (always there)
public record NoteIncidentRequest(String text) {}
