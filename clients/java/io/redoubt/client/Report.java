// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// The result of one `redoubt analyze`.
///
/// @param schema One of `redoubt.report/v1`.
/// @param inputs (always there)
/// @param rules (always there)
/// @param events Records read.
/// @param findings Raw findings before grouping.
/// @param time (always there)
/// @param alerts (always there)
/// @param incidents (always there)
/// @param model (always there)
/// @param interrupted Stopped before all input was read.
/// @param elapsedMs (always there)
public record Report(
    String schema,
    List<Input> inputs,
    Rules rules,
    long events,
    long findings,
    TimeRange time,
    List<Alert> alerts,
    List<Incident> incidents,
    ModelUse model,
    boolean interrupted,
    long elapsedMs) {}
