// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// AlertRule.
///
/// @param id (always there)
/// @param title (always there)
/// @param level One of `informational`, `low`, `medium`, `high`, `critical`.
/// @param path (always there)
/// @param kind One of `detection`, `correlation`, `vendor`, `builtin`.
public record AlertRule(String id, String title, String level, String path, String kind) {}
