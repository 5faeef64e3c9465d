package io.redoubt.pipeline.live;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.port.AlertChanges;
import io.redoubt.event.port.AlertSink;
import java.util.Map;
import java.util.TreeMap;

/// Keeps alerts as a ledger does: what was joined into another is not listed any more.
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
    changes.joined().keySet().forEach(alerts::remove);
    changes.joined().keySet().forEach(incidents::remove);
    changes.alerts().forEach(alert -> alerts.put(alert.id(), alert));
    changes.incidents().forEach(incident -> incidents.put(incident.id(), incident));
    return true;
  }
}
