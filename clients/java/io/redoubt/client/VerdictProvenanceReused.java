// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// The earlier answer that was taken instead of asking again; present exactly when the cache was
/// hit.
///
/// @param subject Id of the alert or incident it was given for.
/// @param time (always there)
/// @param auditIndex Entry of that verdict in the audit log. May be null.
/// @param mapped Values of its text that gave way to those of this evidence.
public record VerdictProvenanceReused(String subject, String time, Long auditIndex, long mapped) {}
