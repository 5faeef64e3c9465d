package io.redoubt.pipeline.live;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Verdict;
import io.redoubt.event.port.CaseFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a model can look at: a case as it stood when it was told.
sealed interface Reviewable {
  CaseFile.Kind kind();

  String id();

  Severity severity();

  /// Equal exactly when the evidence is the same.
  String stamp();

  /// As it stands without further words.
  Verdict verdict();

  /// Ids of cases that are better looked at before.
  Set<String> after();

  Verdict reviewedBy(CaseReviewer reviewer);

  /// An alert.
  record OfAlert(Alert alert) implements Reviewable {
    @Override
    public CaseFile.Kind kind() {
      return CaseFile.Kind.ALERT;
    }

    @Override
    public String id() {
      return alert.id();
    }

    @Override
    public Severity severity() {
      return alert.severity();
    }

    @Override
    public String stamp() {
      return alert.evidence().hash();
    }

    @Override
    public Verdict verdict() {
      return alert.verdict();
    }

    @Override
    public Set<String> after() {
      return Set.of();
    }

    @Override
    public Verdict reviewedBy(CaseReviewer reviewer) {
      return reviewer.review(alert);
    }
  }

  /// An incident with the alerts that are known.
  record OfIncident(Incident incident, Map<String, Alert> alerts) implements Reviewable {
    /// Keeps its own alerts alone.
    public OfIncident {
      Map<String, Alert> own = new HashMap<>();
      for (Incident.Member member : incident.members()) {
        Alert alert = alerts.get(member.alertId());
        if (alert != null) {
          own.put(alert.id(), alert);
        }
      }
      alerts = Map.copyOf(own);
    }

    @Override
    public CaseFile.Kind kind() {
      return CaseFile.Kind.INCIDENT;
    }

    @Override
    public String id() {
      return incident.id();
    }

    @Override
    public Severity severity() {
      return incident.severity();
    }

    @Override
    public String stamp() {
      List<String> stamps = new ArrayList<>();
      stamps.add(incident.verdict().byCode().summary());
      for (Incident.Member member : incident.members()) {
        Alert alert = alerts.get(member.alertId());
        stamps.add(alert == null ? "" : alert.evidence().hash());
      }
      return String.join(" ", stamps);
    }

    @Override
    public Verdict verdict() {
      return incident.verdict();
    }

    @Override
    public Set<String> after() {
      return alerts.keySet();
    }

    @Override
    public Verdict reviewedBy(CaseReviewer reviewer) {
      return reviewer.review(incident, alerts);
    }
  }
}
