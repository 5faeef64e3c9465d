// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// FindingEventsItem.
///
/// @param eventId (always there)
/// @param path (always there)
/// @param line May be null.
/// @param record May be null.
public record FindingEventsItem(String eventId, String path, Long line, Long record) {}
