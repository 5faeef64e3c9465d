// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// One numbered line; `raw` lines are shown as they were logged.
///
/// @param id (always there)
/// @param kind One of `rule`, `fact`, `baseline`, `context`, `raw`.
/// @param eventId Null for what code computed. May be null.
/// @param path May be null.
/// @param line May be null.
/// @param record May be null.
/// @param time May be null.
/// @param text (always there)
public record Evidence(
    String id,
    String kind,
    String eventId,
    String path,
    Long line,
    Long record,
    String time,
    String text) {}
