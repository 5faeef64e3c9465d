// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;
import java.util.Map;

/// SuppressionScope.
///
/// @param rules (always there)
/// @param entities (always there)
/// @param from Alerts that began earlier are shown. May be null.
/// @param to Alerts that went on later are shown. May be null.
/// @param maxSeverity One of `informational`, `low`, `medium`, `high`, `critical`.
public record SuppressionScope(
    List<String> rules,
    Map<String, List<String>> entities,
    String from,
    String to,
    String maxSeverity) {}
