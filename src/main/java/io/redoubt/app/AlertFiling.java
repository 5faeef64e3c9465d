package io.redoubt.app;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Entities;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Verdict;
import io.redoubt.event.port.AlertChanges;
import io.redoubt.event.port.AlertSink;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseVerdict;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.LedgerException;
import io.redoubt.report.json.AlertJson;
import io.redoubt.report.json.IncidentJson;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.report.json.JsonWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Files what the running detection has found in the ledger, in the form of the API. Where the
/// ledger works but does not take some case, the others are filed and that one is undeliverable.
final class AlertFiling implements AlertSink {
  /* Failures in a row before the cases are tried one by one. */
  private static final int PATIENCE = 3;

  private final Ledger ledger;
  private volatile String trouble = "";
  private volatile Consumer<String> undeliverable = _ -> {};
  private int failures;

  AlertFiling(Ledger ledger) {
    this.ledger = ledger;
  }

  /// Tells here from now on what cannot be filed, whatever is done.
  void undeliverableTo(Consumer<String> told) {
    undeliverable = told;
  }

  @Override
  public boolean put(AlertChanges changes) {
    List<CaseFile> cases = new ArrayList<>();
    changes.alerts().forEach(alert -> cases.add(file(alert)));
    changes.incidents().forEach(incident -> cases.add(file(incident)));
    try {
      ledger.file(cases, changes.joined(), List.of());
      works();
      return true;
    } catch (RuntimeException cannot) {
      failed(cannot);
      return failures >= PATIENCE && oneByOne(cases, changes.joined());
    }
  }

  private void works() {
    trouble = "";
    failures = 0;
  }

  private void failed(RuntimeException cannot) {
    trouble = String.valueOf(cannot.getMessage());
    failures++;
  }

  /* Only a ledger that works can say that something else is wrong. */
  private boolean oneByOne(List<CaseFile> cases, Map<String, String> joined) {
    List<String> refused = new ArrayList<>();
    try {
      ledger.check();
      for (CaseFile one : cases) {
        filed(one.id(), List.of(one), Map.of()).ifPresent(refused::add);
      }
      joined.forEach((id, into) -> filed(id, List.of(), Map.of(id, into)).ifPresent(refused::add));
      ledger.check();
    } catch (LedgerException broken) {
      trouble = String.valueOf(broken.getMessage());
      return false;
    }
    refused.forEach(undeliverable);
    works();
    return true;
  }

  private Optional<String> filed(String id, List<CaseFile> cases, Map<String, String> joined) {
    try {
      ledger.file(cases, joined, List.of());
      return Optional.empty();
    } catch (RuntimeException cannot) {
      return Optional.of(id + ": " + cannot.getMessage());
    }
  }

  /// Why the last changes could not be filed; empty when they could.
  String trouble() {
    return trouble;
  }

  private static CaseFile file(Alert alert) {
    Map<String, List<String>> marks = new HashMap<>(alert.entities().values());
    marks.put("rule", alert.rules().stream().map(RuleInfo::id).toList());
    marks.put("technique", alert.techniques());
    marks.put("tactic", alert.tactics());
    return new CaseFile(
        CaseFile.Kind.ALERT,
        alert.id(),
        alert.title(),
        alert.severity(),
        alert.incidentId(),
        millis(alert.firstSeen()),
        millis(alert.lastSeen()),
        alert.eventCount(),
        marks,
        verdict(alert.verdict()),
        json(out -> AlertJson.append(alert, out)));
  }

  private static CaseFile file(Incident incident) {
    Entities entities = incident.entities();
    Map<String, List<String>> marks = new HashMap<>(entities.values());
    marks.put("tactic", incident.tactics());
    return new CaseFile(
        CaseFile.Kind.INCIDENT,
        incident.id(),
        incident.title(),
        incident.severity(),
        "",
        millis(incident.firstSeen()),
        millis(incident.lastSeen()),
        incident.eventCount(),
        marks,
        verdict(incident.verdict()),
        json(out -> IncidentJson.append(incident, out)));
  }

  private static CaseVerdict verdict(Verdict verdict) {
    return new CaseVerdict(
        verdict.engine(),
        verdict.disposition().id(),
        verdict.severity().id(),
        verdict.evidenceHash());
  }

  private static long millis(@Nullable Instant time) {
    return time == null ? 0 : time.toEpochMilli();
  }

  private static String json(Consumer<JsonWriter> document) {
    JsonBytes bytes = new JsonBytes();
    document.accept(new JsonWriter(bytes, false));
    return bytes.toString();
  }
}
