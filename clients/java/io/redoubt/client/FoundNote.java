// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// A note about a case.
///
/// @param id (always there)
/// @param time (always there)
/// @param actor (always there)
/// @param text (always there)
public record FoundNote(String id, String time, String actor, String text) {}
