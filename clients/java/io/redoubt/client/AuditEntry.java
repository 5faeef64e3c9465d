// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.Map;

/// AuditEntry.
///
/// @param index (always there)
/// @param kind One of `created`, `prompt`, `response`, `verdict`, `reveal`, `administration`,
///     `purge`, `model`.
/// @param time (always there)
/// @param subject Id of what it is about; often empty.
/// @param leafHash Of RFC 9162.
/// @param entry The entry itself.
public record AuditEntry(
    long index,
    String kind,
    String time,
    String subject,
    String leafHash,
    Map<String, Object> entry) {}
