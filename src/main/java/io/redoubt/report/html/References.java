package io.redoubt.report.html;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Evidence;
import io.redoubt.report.wording.Names;
import java.util.Set;
import java.util.stream.Collectors;

/// What a verdict's references lead to: evidence lines of its own alert, or alerts of the run.
///
/// @param names of the alerts
/// @param alert the name of the alert whose evidence is meant; empty for an incident
/// @param evidence the ids of its evidence lines
record References(Names names, String alert, Set<String> evidence) {
  static References in(Alert alert, Names names) {
    return new References(
        names,
        names.of(alert.id()),
        alert.evidence().lines().stream().map(Evidence::id).collect(Collectors.toSet()));
  }

  static References toAlerts(Names names) {
    return new References(names, "", Set.of());
  }

  /// The anchor of what is meant; empty when it is not on the page.
  String anchor(String ref) {
    if (evidence.contains(ref)) {
      return alert + "-" + ref;
    }
    return names.known(ref) ? names.of(ref) : "";
  }

  String label(String ref) {
    return names.of(ref);
  }
}
