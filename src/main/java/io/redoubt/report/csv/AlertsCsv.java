package io.redoubt.report.csv;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.RuleInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The alerts of a run as CSV, one row each, ranked.
public final class AlertsCsv {
  private static final List<String> HEAD =
      List.of(
          "id",
          "severity",
          "title",
          "status",
          "verdict",
          "category",
          "first_seen",
          "last_seen",
          "event_count",
          "finding_count",
          "rule_ids",
          "techniques",
          "tactics",
          "source.ip",
          "user.name",
          "host.name",
          "incident_id",
          "summary");

  private AlertsCsv() {}

  /// The whole table with its head.
  public static String table(Analysis analysis) {
    CsvRow row = new CsvRow();
    HEAD.forEach(row::head);
    StringBuilder out = new StringBuilder(row.end());
    for (Alert alert : analysis.alerts()) {
      out.append(row(alert, row));
    }
    return out.toString();
  }

  private static String row(Alert alert, CsvRow row) {
    row.text(alert.id()).text(alert.severity().id()).text(alert.title()).text(alert.status());
    row.text(alert.verdict().disposition().id()).text(alert.verdict().category());
    row.text(time(alert.firstSeen())).text(time(alert.lastSeen()));
    row.number(alert.eventCount()).number(alert.findingCount());
    row.texts(alert.rules().stream().map(RuleInfo::id).toList());
    row.texts(alert.techniques()).texts(alert.tactics());
    row.texts(alert.entities().of("source.ip")).texts(alert.entities().of("user.name"));
    row.texts(alert.entities().of("host.name")).text(alert.incidentId());
    return row.text(alert.verdict().summary()).end();
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
