// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;
import java.util.Map;

/// A rule fired on events, before grouping.
///
/// @param schema One of `redoubt.finding/v1`.
/// @param rule (always there)
/// @param time May be null.
/// @param events (always there)
/// @param eventCount Events it stands for; `events` lists at most 100.
/// @param fields The matched fields.
public record Finding(
    String schema,
    FindingRule rule,
    String time,
    List<FindingEventsItem> events,
    long eventCount,
    Map<String, String> fields) {}
