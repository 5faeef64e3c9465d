// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// IncidentEvidence.
///
/// @param id (always there)
/// @param evidenceHash (always there)
/// @param lines Those of an incident are in its alerts.
/// @param alerts (always there)
public record IncidentEvidence(
    String id, String evidenceHash, List<Object> lines, List<EvidenceLines> alerts) {}
