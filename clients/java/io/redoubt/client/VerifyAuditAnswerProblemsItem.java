// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// VerifyAuditAnswerProblemsItem.
///
/// @param entry First entry that cannot be vouched for; -1: none can.
/// @param file (always there)
/// @param what (always there)
public record VerifyAuditAnswerProblemsItem(long entry, String file, String what) {}
