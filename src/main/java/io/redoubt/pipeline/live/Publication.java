package io.redoubt.pipeline.live;

import io.redoubt.correlate.IncidentBuilder;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.port.AlertChanges;
import io.redoubt.event.port.AlertSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was told of alerts and incidents, so that only what is new or has grown is told again. What
/// could not be put is kept, in its latest form, and put later. Not thread-safe.
final class Publication {
  private final AlertSink sink;
  private final Map<String, Alert> alerts = new HashMap<>();
  private final Map<String, Incident> incidents = new HashMap<>();
  private final Map<String, Alert> pendingAlerts = new LinkedHashMap<>();
  private final Map<String, Incident> pendingIncidents = new LinkedHashMap<>();
  private final Map<String, String> pendingJoined = new LinkedHashMap<>();
  private final Map<String, String> joined = new HashMap<>();
  private long position;
  private long put;

  Publication(AlertSink sink) {
    this.sink = sink;
  }

  /// What is new or has changed.
  record Changed(List<Alert> alerts, List<Incident> incidents) {}

  /// Takes note of how things stand.
  ///
  /// @return what is new or has changed
  Changed note(LiveAlerts.Standings now, long upTo) {
    position = upTo;
    Set<String> current = new HashSet<>();
    now.alerts().forEach(alert -> current.add(alert.id()));
    now.incidents().forEach(incident -> current.add(incident.id()));
    Map<String, String> homes = homes(now, current);
    List<Alert> changed = new ArrayList<>();
    List<Incident> stories = new ArrayList<>();
    for (Alert alert : now.alerts()) {
      if (!alert.equals(alerts.put(alert.id(), alert))) {
        pendingAlerts.put(alert.id(), alert);
        changed.add(alert);
        joined(now.names().getOrDefault(alert.id(), Set.of()), alert.id(), current);
        if (alert.incidentId().isEmpty()) {
          joined(stories(alert.id(), now), alert.id(), current);
        }
      }
    }
    for (Incident incident : now.incidents()) {
      if (!incident.equals(incidents.put(incident.id(), incident))) {
        pendingIncidents.put(incident.id(), incident);
        stories.add(incident);
        joined(now.names().getOrDefault(incident.id(), Set.of()), incident.id(), current);
      }
    }
    orphans(current, homes);
    return new Changed(changed, stories);
  }

  /// Takes note of what was put before a stop.
  void remember(LiveAlerts.Standings then, long upTo) {
    note(then, upTo);
    pendingAlerts.clear();
    pendingIncidents.clear();
    pendingJoined.clear();
  }

  /// Forgets what stays as it is from now on.
  void settle(Set<String> ids) {
    alerts.keySet().removeAll(ids);
    incidents.keySet().removeAll(ids);
    joined.values().removeIf(ids::contains);
  }

  /// Puts what is to be told; false when it could not be put now.
  boolean put() {
    if (pendingAlerts.isEmpty() && pendingIncidents.isEmpty() && pendingJoined.isEmpty()) {
      return true;
    }
    AlertChanges changes =
        new AlertChanges(
            position,
            List.copyOf(pendingAlerts.values()),
            List.copyOf(pendingIncidents.values()),
            pendingJoined);
    if (!sink.put(changes)) {
      return false;
    }
    put += pendingAlerts.size();
    joined.putAll(pendingJoined);
    joined.values().removeIf(String::isEmpty);
    pendingAlerts.clear();
    pendingIncidents.clear();
    pendingJoined.clear();
    return true;
  }

  /// Alerts put so far, each as often as it was.
  long alertsPut() {
    return put;
  }

  /// Alerts that are open: told and not settled.
  int open() {
    return alerts.size();
  }

  /// Alerts and incidents that wait to be put.
  int pending() {
    return pendingAlerts.size() + pendingIncidents.size();
  }

  /* Another id → where it is to be found now. */
  private static Map<String, String> homes(LiveAlerts.Standings now, Set<String> current) {
    Map<String, String> homes = new HashMap<>();
    now.names().forEach((id, names) -> names.forEach(name -> homes.put(name, id)));
    for (Alert alert : now.alerts()) {
      if (alert.incidentId().isEmpty()) {
        stories(alert.id(), now).forEach(story -> homes.putIfAbsent(story, alert.id()));
      }
    }
    homes.keySet().removeAll(current);
    return homes;
  }

  /* Incidents that began with this alert, or with what became a part of it. */
  private static Set<String> stories(String alert, LiveAlerts.Standings now) {
    Set<String> ids = new HashSet<>(Set.of(IncidentBuilder.id(alert)));
    now.names().getOrDefault(alert, Set.of()).forEach(name -> ids.add(IncidentBuilder.id(name)));
    return ids;
  }

  /* A storm may have as many names as it has addresses: each is told once. */
  private void joined(Set<String> names, String id, Set<String> current) {
    pendingJoined.remove(id);
    joined.remove(id);
    for (String name : names) {
      if (!current.contains(name) && !id.equals(joined.get(name))) {
        pendingJoined.put(name, id);
      }
    }
  }

  private void orphans(Set<String> current, Map<String, String> homes) {
    Set<String> gone = new HashSet<>(alerts.keySet());
    gone.addAll(incidents.keySet());
    gone.removeAll(current);
    joined.values().removeAll(gone);
    for (String id : gone) {
      alerts.remove(id);
      incidents.remove(id);
      pendingAlerts.remove(id);
      pendingIncidents.remove(id);
      pendingJoined.put(id, homes.getOrDefault(id, ""));
    }
  }
}
