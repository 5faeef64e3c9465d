// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// EvidenceLines.
///
/// @param id (always there)
/// @param evidenceHash (always there)
/// @param lines (always there)
public record EvidenceLines(String id, String evidenceHash, List<Evidence> lines) {}
