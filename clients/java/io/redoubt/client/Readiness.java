// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.Map;

/// Readiness.
///
/// @param status One of `ready`, `not_ready`.
/// @param degraded Part without which the service does its work less well → what is wrong
///     with it: `model`, when the one that is pinned or named is not asked.
/// @param failing Part → what is wrong with it.
/// @param lag Part → records it has still to work off.
public record Readiness(
    String status,
    Map<String, String> degraded,
    Map<String, String> failing,
    Map<String, Long> lag) {}
