// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// SuppressionPreviewExamplesItem.
///
/// @param id (always there)
/// @param title (always there)
/// @param severity One of `informational`, `low`, `medium`, `high`, `critical`.
/// @param status (always there)
/// @param disposition (always there)
/// @param eventCount (always there)
public record SuppressionPreviewExamplesItem(
    String id, String title, String severity, String status, String disposition, long eventCount) {}
