// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;
import java.util.Map;

/// Findings of one meaning about the same entities; the unit of triage.
///
/// @param schema One of `redoubt.alert/v1`.
/// @param id Equal input gives equal ids.
/// @param title (always there)
/// @param severity One of `informational`, `low`, `medium`, `high`, `critical`.
/// @param severityReasons (always there)
/// @param status (always there)
/// @param disposition Of the service: what people say it is. One of ``, `true_positive`,
///     `benign_positive`, `false_positive`, `undetermined`. May be null.
/// @param assignee Of the service: who works on it. May be null.
/// @param suppressedBy Of the service: id of the suppression that hides it. May be null.
/// @param revision Of the service: goes up with each decision and each other verdict. May be null.
/// @param created Of the service: when it was first filed. May be null.
/// @param updated Of the service: when it last changed. May be null.
/// @param incidentId May be null.
/// @param ruleIds (always there)
/// @param rules (always there)
/// @param techniques (always there)
/// @param tactics (always there)
/// @param entities (always there)
/// @param findingCount (always there)
/// @param eventCount (always there)
/// @param firstSeen May be null.
/// @param lastSeen May be null.
/// @param evidence (always there)
/// @param verdict (always there)
public record Alert(
    String schema,
    String id,
    String title,
    String severity,
    List<String> severityReasons,
    String status,
    String disposition,
    String assignee,
    String suppressedBy,
    Long revision,
    String created,
    String updated,
    String incidentId,
    List<String> ruleIds,
    List<AlertRule> rules,
    List<String> techniques,
    List<String> tactics,
    Map<String, List<String>> entities,
    long findingCount,
    long eventCount,
    String firstSeen,
    String lastSeen,
    List<Evidence> evidence,
    Verdict verdict) {}
