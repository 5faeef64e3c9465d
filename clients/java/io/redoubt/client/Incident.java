// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;
import java.util.Map;

/// Alerts that belong together; the attack story.
///
/// @param schema One of `redoubt.incident/v1`.
/// @param id (always there)
/// @param title (always there)
/// @param severity One of `informational`, `low`, `medium`, `high`, `critical`.
/// @param status (always there)
/// @param disposition Of the service: what people say it is. One of ``, `true_positive`,
///     `benign_positive`, `false_positive`, `undetermined`. May be null.
/// @param assignee Of the service: who works on it. May be null.
/// @param suppressedBy Of the service: id of the suppression that hides it. May be null.
/// @param revision Of the service: goes up with each decision and each other verdict. May be null.
/// @param created Of the service: when it was first filed. May be null.
/// @param updated Of the service: when it last changed. May be null.
/// @param alertIds (always there)
/// @param members (always there)
/// @param tactics (always there)
/// @param entities (always there)
/// @param eventCount (always there)
/// @param firstSeen May be null.
/// @param lastSeen May be null.
/// @param timeline (always there)
/// @param severityReasons How the severity came about, sentence by sentence. May be null.
/// @param entryPoint Where it began: the first thing that shows somebody at the door or
///     inside. Empty when no alert has a time. May be null.
/// @param stage How far it got: the last tactic in the order of an attack, and since when.
///     Empty when no alert names a tactic. May be null.
/// @param verdict (always there)
public record Incident(
    String schema,
    String id,
    String title,
    String severity,
    String status,
    String disposition,
    String assignee,
    String suppressedBy,
    Long revision,
    String created,
    String updated,
    List<String> alertIds,
    List<IncidentMembersItem> members,
    List<String> tactics,
    Map<String, List<String>> entities,
    long eventCount,
    String firstSeen,
    String lastSeen,
    List<IncidentTimelineItem> timeline,
    List<String> severityReasons,
    String entryPoint,
    String stage,
    Verdict verdict) {}
