// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// ListDeadLettersAnswerLettersItem.
///
/// @param id (always there)
/// @param sequence Number of the record; null when it was no single record. May be null.
/// @param stage (always there)
/// @param reason (always there)
/// @param first (always there)
/// @param last (always there)
/// @param times (always there)
public record ListDeadLettersAnswerLettersItem(
    long id, Long sequence, String stage, String reason, String first, String last, long times) {}
