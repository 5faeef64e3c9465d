// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// AskAnswerEvidenceItem.
///
/// @param id (always there)
/// @param kind One of `rule`, `fact`, `baseline`, `context`, `raw`.
/// @param eventId May be null.
/// @param time (always there)
/// @param text (always there)
public record AskAnswerEvidenceItem(
    String id, String kind, String eventId, String time, String text) {}
