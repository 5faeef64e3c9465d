// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;
import java.util.Map;

/// EventsAlertAnswer.
///
/// @param events (always there)
/// @param total Events behind it; the evidence shows some of them.
/// @param complete Whether these are all.
/// @param missing (always there)
public record EventsAlertAnswer(
    List<Map<String, Object>> events, long total, boolean complete, List<String> missing) {}
