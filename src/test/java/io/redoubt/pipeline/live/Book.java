package io.redoubt.pipeline.live;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.port.AlertChanges;
import io.redoubt.event.port.AlertSink;
import java.util.Map;
import java.util.TreeMap;

/// Keeps alerts as a ledger does: what was joined into another that is filed is listed no more.
final class Book implements AlertSink {
  final Map<String, Alert> alerts = new TreeMap<>();
  final Map<String, Incident> incidents = new TreeMap<>();
  int puts;
  boolean full;

  @Override
  public synchronized boolean put(AlertChanges changes) {
    if (full) {
      return false;
    }
    puts++;
    changes.alerts().forEach(alert -> alerts.put(alert.id(), alert));
    changes.incidents().forEach(incident -> incidents.put(incident.id(), incident));
    changes.joined().forEach(this::join);
    return true;
  }

  private void join(String id, String into) {
    if (alerts.containsKey(into) || incidents.containsKey(into)) {
      alerts.remove(id);
      incidents.remove(id);
    }
  }
}
