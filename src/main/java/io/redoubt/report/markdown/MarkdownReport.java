package io.redoubt.report.markdown;

import static io.redoubt.report.inert.Inert.markdown;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.analysis.InputReport;
import io.redoubt.event.analysis.RulesReport;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import io.redoubt.report.wording.Names;
import io.redoubt.report.wording.Origin;
import io.redoubt.report.wording.ReviewWords;
import io.redoubt.report.wording.Words;
import java.time.Instant;
import java.util.List;

/// The result of a run as Markdown (CommonMark with tables). Thread-safe.
public final class MarkdownReport {
  private static final int DETAILED = 50;
  private static final int LISTED = 1000;

  private MarkdownReport() {}

  /// The whole document.
  public static String document(Analysis analysis, Origin origin) {
    StringBuilder out = new StringBuilder();
    Names names = new Names(analysis);
    head(analysis, origin, out);
    for (Incident incident : analysis.incidents()) {
      incident(incident, names, out);
    }
    table(analysis.alerts(), names, out);
    analysis.alerts().stream().limit(DETAILED).forEach(alert -> alert(alert, names, out));
    if (analysis.alerts().size() > DETAILED) {
      int more = analysis.alerts().size() - DETAILED;
      out.append("\nThe detail of ")
          .append(more)
          .append(" lower alerts stands in the JSON report.\n");
    }
    inputs(analysis.inputs(), out);
    rules(analysis.rules(), out);
    return out.toString();
  }

  private static void head(Analysis analysis, Origin origin, StringBuilder out) {
    out.append("# Redoubt report\n\n");
    out.append(Words.count(analysis.events(), "event")).append(" → ");
    out.append(Words.count(analysis.findings(), "finding")).append(" → ");
    out.append(Words.count(analysis.alerts().size(), "alert")).append(" → ");
    out.append(Words.count(analysis.incidents().size(), "incident"));
    out.append(analysis.interrupted() ? ". Stopped early: not all input was read.\n" : ".\n");
    Instant first = analysis.time().first();
    Instant last = analysis.time().last();
    if (first != null && last != null) {
      out.append("Events from ").append(Words.time(first));
      out.append(" to ").append(Words.time(last)).append(".\n");
    }
    String leftOut = Words.leftOut(analysis.time().window(), analysis.events());
    if (analysis.below() > 0) {
      out.append(Words.count(analysis.below(), "alert")).append(" below the level asked for");
      out.append(" left out.\n");
    }
    out.append(leftOut.isEmpty() ? "" : leftOut + ".\n");
    out.append("Written ").append(Words.time(origin.created())).append(" by Redoubt ");
    out.append(markdown(origin.version())).append(". ").append(markdown(analysis.modelNote()));
    out.append('\n');
  }

  private static void incident(Incident incident, Names names, StringBuilder out) {
    out.append("\n## Incident ").append(names.of(incident.id())).append(" (");
    out.append(incident.severity().id()).append("): ").append(markdown(incident.title()));
    out.append("\n\n").append(markdown(incident.verdict().byCode().summary())).append("\n\n");
    told("Entry point", incident.course().entry(), out);
    told("Current stage", incident.course().stage(), out);
    told("Severity", String.join(" ", incident.course().severityReasons()), out);
    for (Incident.Moment moment : incident.timeline()) {
      Instant time = moment.time();
      out.append("- ").append(time == null ? "undated" : Words.time(time)).append(' ');
      out.append(markdown(names.of(moment.alertId()))).append(' ');
      out.append(markdown(moment.text())).append('\n');
    }
    next(incident.verdict().recommendations(), out);
    model(incident.verdict(), names, out);
  }

  private static void told(String what, String text, StringBuilder out) {
    if (!text.isEmpty()) {
      out.append(what).append(": ").append(markdown(text)).append("\n\n");
    }
  }

  private static void table(List<Alert> alerts, Names names, StringBuilder out) {
    out.append("\n## Alerts\n\n");
    if (alerts.isEmpty()) {
      out.append("There are none.\n");
      return;
    }
    out.append("| | Severity | Alert | Events | First (UTC) | ATT&CK | Verdict |\n");
    out.append("|---|---|---|---:|---|---|---|\n");
    for (Alert alert : alerts.subList(0, Math.min(LISTED, alerts.size()))) {
      Instant first = alert.firstSeen();
      out.append("| ").append(names.of(alert.id())).append(" | ").append(alert.severity().id());
      out.append(" | ").append(markdown(alert.title())).append(" | ");
      out.append(Words.count(alert.eventCount())).append(" | ");
      out.append(first == null ? "undated" : Words.time(first)).append(" | ");
      out.append(markdown(String.join(" ", alert.techniques()))).append(" | ");
      out.append(Words.verdict(alert.verdict().disposition())).append(" |\n");
    }
  }

  private static void alert(Alert alert, Names names, StringBuilder out) {
    Verdict verdict = alert.verdict().byCode();
    out.append("\n### ").append(names.of(alert.id())).append(" (").append(alert.severity().id());
    out.append("): ").append(markdown(alert.title())).append("\n\n");
    out.append(markdown(verdict.summary())).append("\n\n");
    for (Statement statement : verdict.observations()) {
      out.append("- ").append(markdown(statement.text())).append(" (");
      out.append(markdown(String.join(", ", statement.refs()))).append(")\n");
    }
    next(verdict.recommendations(), out);
    model(alert.verdict(), names, out);
    out.append("\nEvidence:\n\n");
    for (Evidence line : alert.evidence().lines()) {
      out.append("- **").append(markdown(line.id())).append("** ").append(markdown(line.text()));
      out.append(markdown(place(line))).append('\n');
    }
    out.append("\nRules:\n\n");
    for (RuleInfo rule : alert.rules()) {
      out.append("- ").append(markdown(rule.title())).append(" (").append(rule.level().id());
      out.append(", ").append(markdown(rule.path())).append(")\n");
    }
  }

  private static void model(Verdict verdict, Names names, StringBuilder out) {
    Review review = verdict.review();
    if (review == null) {
      return;
    }
    out.append("\nModel: ").append(markdown(ReviewWords.origin(review))).append("\n\n");
    if (verdict instanceof Verdict.Reviewed) {
      out.append(markdown(verdict.summary())).append("\n\n");
      for (Statement statement : verdict.observations()) {
        out.append("- ").append(markdown(statement.text())).append(" (");
        out.append(markdown(String.join(", ", statement.refs().stream().map(names::of).toList())))
            .append(")\n");
      }
    }
    if (review.opinion() != null) {
      out.append("- ").append(markdown(ReviewWords.opinion(review))).append('\n');
    }
    ReviewWords.checks(verdict).forEach(c -> out.append("- ").append(markdown(c)).append('\n'));
  }

  private static String place(Evidence line) {
    if (line.path().isEmpty()) {
      return "";
    }
    String number = line.line() > 0 ? ":" + line.line() : "";
    return " ("
        + line.path()
        + number
        + (line.record() < 0 ? ")" : " record " + line.record() + ")");
  }

  private static void next(List<Recommendation> steps, StringBuilder out) {
    if (steps.isEmpty()) {
      return;
    }
    out.append("\nSuggested, not executed:\n\n");
    for (Recommendation step : steps) {
      out.append("1. ").append(markdown(Words.sentence(step.action()))).append(": ");
      out.append(markdown(step.rationale())).append('\n');
    }
  }

  private static void inputs(List<InputReport> inputs, StringBuilder out) {
    out.append("\n## Inputs\n\n| Input | Format | Size | Events | State | SHA-256 |\n");
    out.append("|---|---|---:|---:|---|---|\n");
    for (InputReport input : inputs.subList(0, Math.min(LISTED, inputs.size()))) {
      String skipped = input.skipped();
      String state = skipped != null ? "skipped: " + skipped : input.partial() ? "partial" : "read";
      String note = input.note().isEmpty() ? "" : " (" + input.note() + ")";
      out.append("| ")
          .append(markdown(input.path()))
          .append(" | ")
          .append(markdown(input.format()));
      out.append(" | ").append(Words.bytes(input.bytes())).append(" | ");
      out.append(Words.count(input.events())).append(" | ").append(markdown(state + note));
      out.append(" | ").append(markdown(input.sha256())).append(" |\n");
    }
  }

  private static void rules(RulesReport rules, StringBuilder out) {
    out.append("\n## Rules\n\n").append(Words.count(rules.loaded())).append(" loaded, ");
    out.append(Words.count(rules.inapplicable())).append(" of them for logs that are not here, ");
    out.append(Words.count(rules.unloaded().size())).append(" not loaded");
    if (!rules.limited().isEmpty()) {
      out.append(", ").append(Words.count(rules.limited().size())).append(" limited");
    }
    out.append(".\n\n");
    for (RulesReport.Skipped skipped : rules.skipped()) {
      out.append("- ").append(markdown(skipped.path())).append(": ");
      out.append(markdown(skipped.reason())).append('\n');
    }
  }
}
