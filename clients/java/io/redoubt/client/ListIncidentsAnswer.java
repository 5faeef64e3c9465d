// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// ListIncidentsAnswer.
///
/// @param incidents (always there)
/// @param total (always there)
/// @param suppressed More that a suppression hides; absent when asked for. May be null.
/// @param cursor Null at the end. May be null.
/// @param explanation Why there is nothing, for people; null when there is something. May be null.
public record ListIncidentsAnswer(
    List<Incident> incidents, long total, Long suppressed, String cursor, String explanation) {}
