// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// Something that was not as it always was.
///
/// @param kind One of `more`, `fewer`, `silent`, `first_seen`, `outlier`.
/// @param field ECS name; * for all events together.
/// @param value (always there)
/// @param start (always there)
/// @param end (always there)
/// @param count (always there)
/// @param expected Events; of an outlier the usual length (command lines) or bits (names).
/// @param deviation By how many usual deviations the clearest hour differs.
/// @param severity One of `low`, `medium`.
/// @param basis What it was compared with.
/// @param text (always there)
/// @param also Other fields and values of the same events.
/// @param events Of an outlier. Ids of some of the events. May be null.
public record Anomaly(
    String kind,
    String field,
    String value,
    String start,
    String end,
    long count,
    double expected,
    double deviation,
    String severity,
    String basis,
    String text,
    List<String> also,
    List<String> events) {}
