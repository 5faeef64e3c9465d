package io.redoubt.report.json;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.analysis.InputReport;
import io.redoubt.event.analysis.ModelUse;
import io.redoubt.event.analysis.RulesReport;
import io.redoubt.event.analysis.TimeRange;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import java.util.TreeMap;

/// The whole result of a run as `redoubt.report/v1`, defined in `api/openapi.yaml`.
public final class AnalysisJson {
  private AnalysisJson() {}

  /// Appends the report.
  public static void append(Analysis analysis, JsonWriter out) {
    out.object().field("schema", "redoubt.report/v1");
    out.name("inputs").list();
    for (InputReport input : analysis.inputs()) {
      input(input, out);
    }
    out.endList();
    rules(analysis.rules(), out);
    out.field("events", analysis.events()).field("findings", analysis.findings());
    time(analysis.time(), out);
    out.name("alerts").list();
    for (Alert alert : analysis.alerts()) {
      AlertJson.append(alert, out);
    }
    out.endList().name("incidents").list();
    for (Incident incident : analysis.incidents()) {
      IncidentJson.append(incident, out);
    }
    out.endList();
    model(analysis.model(), out);
    out.field("interrupted", analysis.interrupted());
    out.field("elapsed_ms", analysis.elapsedMillis()).endObject();
  }

  /// Appends what part a model had.
  static void model(ModelUse use, JsonWriter out) {
    out.name("model").object().field("used", use.used()).field("note", use.note());
    if (!use.model().isEmpty()) {
      out.field("backend", use.backend()).field("model", use.model());
      out.known("digest", use.digest()).field("qualification", use.qualification());
    }
    out.field("calls", use.calls()).field("accepted", use.accepted());
    out.field("reused", use.reused()).field("fallbacks", use.fallbacks());
    out.field("struck", use.struck());
    if (!use.auditFailed().isEmpty()) {
      out.field("audit_failed", use.auditFailed());
    }
    out.endObject();
  }

  /// Appends what became of one input.
  static void input(InputReport input, JsonWriter out) {
    out.object().field("path", input.path()).known("format", input.format());
    out.field("bytes", input.bytes()).field("events", input.events());
    out.field("unparsed", input.unparsed()).field("skipped", input.skipped());
    out.field("partial", input.partial()).known("sha256", input.sha256());
    out.known("note", input.note()).name("formats").object();
    new TreeMap<>(input.formats()).forEach(out::field);
    out.endObject().endObject();
  }

  private static void rules(RulesReport rules, JsonWriter out) {
    out.name("rules").object().field("loaded", rules.loaded());
    out.field("inapplicable", rules.inapplicable()).name("skipped").list();
    for (RulesReport.Skipped skipped : rules.skipped()) {
      out.object().field("path", skipped.path()).field("reason", skipped.reason()).endObject();
    }
    out.endList().endObject();
  }

  /// Appends when the events happened.
  static void time(TimeRange time, JsonWriter out) {
    out.name("time").object().field("first", time.first()).field("last", time.last());
    out.field("undated", time.undated()).field("inferred", time.inferred());
    if (time.window().bounded()) {
      out.name("window").object().field("since", time.window().since());
      out.field("until", time.window().until()).field("outside", time.window().outside());
      out.endObject();
    }
    out.name("histogram").list();
    time.histogram().forEach(count -> out.literal(Long.toString(count)));
    out.endList().name("gaps").list();
    for (TimeRange.Gap gap : time.gaps()) {
      out.object().field("path", gap.path()).field("from", gap.from()).field("to", gap.to());
      out.endObject();
    }
    out.endList().endObject();
  }
}
