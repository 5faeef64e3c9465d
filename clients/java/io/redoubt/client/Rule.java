// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// Rule.
///
/// @param id (always there)
/// @param title (always there)
/// @param level One of `informational`, `low`, `medium`, `high`, `critical`.
/// @param status One of `stable`, `test`, `experimental`.
/// @param kind One of `detection`, `correlation`.
/// @param path (always there)
/// @param origin With Redoubt, from a folder of the operator, or uploaded. One of `core`,
///     `path`, `user`.
/// @param logSource (always there)
/// @param techniques (always there)
/// @param tactics (always there)
/// @param description (always there)
/// @param enabled (always there)
/// @param state unseen: no record of its log source has come since the start. One of
///     `active`, `unseen`, `disabled`.
/// @param reason Why it is not active; empty when it is.
/// @param hits Single events it fired on since the start; 0 for a correlation.
/// @param lastHit May be null.
/// @param alerts Alerts filed in which it takes part.
/// @param yaml Of one rule: the text of its file. May be null.
public record Rule(
    String id,
    String title,
    String level,
    String status,
    String kind,
    String path,
    String origin,
    String logSource,
    List<String> techniques,
    List<String> tactics,
    String description,
    boolean enabled,
    String state,
    String reason,
    long hits,
    String lastHit,
    long alerts,
    String yaml) {}
