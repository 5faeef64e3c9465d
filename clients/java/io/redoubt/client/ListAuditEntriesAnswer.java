// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// ListAuditEntriesAnswer.
///
/// @param entries (always there)
/// @param size Entries of the whole log.
/// @param cursor Null at the end. May be null.
public record ListAuditEntriesAnswer(List<AuditEntry> entries, long size, String cursor) {}
