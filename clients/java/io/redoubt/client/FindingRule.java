// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// FindingRule.
///
/// @param id (always there)
/// @param title (always there)
/// @param level One of `informational`, `low`, `medium`, `high`, `critical`.
/// @param path (always there)
public record FindingRule(String id, String title, String level, String path) {}
