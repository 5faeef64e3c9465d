// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// NoteAlertRequest.
///
/// @param text (always there)
public record NoteAlertRequest(String text) {}
