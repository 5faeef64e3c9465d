// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.Map;

/// Label.
///
/// @param number (always there)
/// @param kind One of `alert`, `incident`.
/// @param id (always there)
/// @param time (always there)
/// @param actor (always there)
/// @param disposition One of `true_positive`, `benign_positive`, `false_positive`, `undetermined`.
/// @param reason (always there)
/// @param judged (always there)
/// @param case_ The Alert or Incident as it was filed then.
public record Label(
    long number,
    String kind,
    String id,
    String time,
    String actor,
    String disposition,
    String reason,
    Judged judged,
    Map<String, Object> case_) {}
