// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// VerifyAuditRequest.
///
/// @param anchors Checkpoints exported earlier that the log must contain. May be null.
public record VerifyAuditRequest(List<String> anchors) {}
