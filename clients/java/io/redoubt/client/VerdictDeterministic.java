// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;
import java.util.Map;

/// What code says, where the words of a model stand in its place.
///
/// @param verdict (always there)
/// @param severity One of `informational`, `low`, `medium`, `high`, `critical`.
/// @param summary (always there)
/// @param observations (always there)
public record VerdictDeterministic(
    String verdict, String severity, String summary, List<Map<String, Object>> observations) {}
