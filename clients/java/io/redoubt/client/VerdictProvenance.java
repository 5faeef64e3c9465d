// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;
import java.util.Map;

/// VerdictProvenance.
///
/// @param evidenceHash SHA-256 of the evidence the verdict rests on.
/// @param policyVersion (always there)
/// @param score How sure code is that it is real. May be null.
/// @param fallbackReason Why a wanted model verdict is absent; present exactly then. May be null.
/// @param fallbackDetail May be null.
/// @param backend May be null.
/// @param serverVersion May be null.
/// @param model May be null.
/// @param digest May be null.
/// @param qualification May be null.
/// @param options May be null.
/// @param promptVersion May be null.
/// @param schemaVersion May be null.
/// @param tokens May be null.
/// @param timingsMs May be null.
/// @param attempt May be null.
/// @param cache One of `hit`, `miss`. May be null.
/// @param reused The earlier answer that was taken instead of asking again; present exactly
///     when the cache was hit. May be null.
/// @param redaction May be null.
/// @param auditIndex May be null.
/// @param promptHash May be null.
/// @param responseHash May be null.
/// @param dropped May be null.
public record VerdictProvenance(
    String evidenceHash,
    String policyVersion,
    Double score,
    String fallbackReason,
    String fallbackDetail,
    String backend,
    String serverVersion,
    String model,
    String digest,
    String qualification,
    Map<String, String> options,
    String promptVersion,
    String schemaVersion,
    Map<String, Long> tokens,
    Map<String, Long> timingsMs,
    Long attempt,
    String cache,
    VerdictProvenanceReused reused,
    VerdictProvenanceRedaction redaction,
    Long auditIndex,
    String promptHash,
    String responseHash,
    List<String> dropped) {}
