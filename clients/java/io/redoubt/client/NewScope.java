// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;
import java.util.Map;

/// An alert is hidden when all of it lies within every part that is given: all its rules, all its
/// values of each field. At least one of rules, entities, networks and hosts is given.
///
/// @param rules May be null.
/// @param entities Field → values; addresses may be networks, letter case does not matter.
///     May be null.
/// @param networks May be null.
/// @param hosts May be null.
/// @param from May be null.
/// @param to May be null.
/// @param maxSeverity One of `informational`, `low`, `medium`, `high`, `critical`. May be null.
public record NewScope(
    List<String> rules,
    Map<String, List<String>> entities,
    List<String> networks,
    List<String> hosts,
    String from,
    String to,
    String maxSeverity) {}
