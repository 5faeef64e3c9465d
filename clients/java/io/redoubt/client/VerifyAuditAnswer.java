// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// VerifyAuditAnswer.
///
/// @param sound (always there)
/// @param entries (always there)
/// @param key Its public key.
/// @param root Of its tree, base64.
/// @param payloads Those that are as they were written.
/// @param purged Entries whose payloads are gone on record.
/// @param problems (always there)
/// @param notes (always there)
public record VerifyAuditAnswer(
    boolean sound,
    long entries,
    String key,
    String root,
    long payloads,
    long purged,
    List<VerifyAuditAnswerProblemsItem> problems,
    List<String> notes) {}
