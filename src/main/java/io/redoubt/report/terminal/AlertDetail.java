package io.redoubt.report.terminal;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Entities;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import io.redoubt.report.inert.Inert;
import io.redoubt.report.wording.Names;
import io.redoubt.report.wording.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One alert in full: why it is there, the evidence line by line, the verdict with its references,
/// what to do, and what would decide the open points.
final class AlertDetail {
  private static final int ENTITIES = 8;
  private final Style style;
  private final Page page;
  private final Names names;

  AlertDetail(Style style, Page page, Names names) {
    this.style = style;
    this.page = page;
    this.names = names;
  }

  void write(Alert alert) {
    Severity severity = alert.severity();
    String head = Style.icon(severity) + " " + Style.word(severity);
    String title = names.of(alert.id()) + " " + alert.title();
    page.item(0, style.paint(severity, head), head.length(), title);
    page.text(2, facts(alert));
    if (!alert.incidentId().isEmpty()) {
      page.text(2, "part of incident " + names.of(alert.incidentId()));
    }
    why(alert);
    entities(alert.entities());
    evidence(alert.evidence().lines());
    verdict(alert.verdict());
  }

  private static String facts(Alert alert) {
    Instant first = alert.firstSeen();
    Instant last = alert.lastSeen();
    String when =
        first == null || last == null
            ? "undated"
            : first.equals(last) ? Words.time(first) : Words.time(first) + " … " + Words.time(last);
    return String.join(
        " · ",
        "id " + alert.id(),
        "status " + alert.status(),
        Words.count(alert.eventCount(), "event"),
        Words.count(alert.findingCount(), "finding"),
        when,
        String.join(" ", alert.techniques()) + " " + String.join(", ", alert.tactics()));
  }

  private void why(Alert alert) {
    heading("Why");
    for (RuleInfo rule : alert.rules()) {
      page.item(2, "rule", 4, rule.title() + " (" + rule.level().id() + ", " + rule.path() + ")");
      if (!rule.description().isEmpty()) {
        page.text(7, rule.description());
      }
      if (!rule.falsePositives().isEmpty()) {
        page.text(7, "Known harmless causes: " + String.join(" · ", rule.falsePositives()));
      }
    }
    alert.severityReasons().forEach(reason -> page.item(2, "·", 1, reason));
  }

  void entities(Entities entities) {
    if (entities.values().isEmpty()) {
      return;
    }
    heading("Who and what");
    for (Map.Entry<String, List<String>> entity : entities.values().entrySet()) {
      List<String> values = entity.getValue();
      String shown = String.join(", ", values.subList(0, Math.min(ENTITIES, values.size())));
      String more = values.size() > ENTITIES ? " … +" + (values.size() - ENTITIES) : "";
      page.text(2, entity.getKey() + ": " + shown + more);
    }
  }

  void evidence(List<Evidence> lines) {
    heading("Evidence");
    for (Evidence line : lines) {
      String id = Inert.terminal(line.id());
      page.item(2, style.bold(id), id.length(), line.text());
      if (!line.path().isEmpty()) {
        page.text(3 + id.length(), place(line));
      }
    }
  }

  private static String place(Evidence line) {
    String place = line.path();
    if (line.line() > 0) {
      place += ":" + line.line();
    }
    if (line.record() >= 0) {
      place += " record " + line.record();
    }
    return "└ " + place + (line.time().isEmpty() ? "" : "  " + line.time());
  }

  void verdict(Verdict whole) {
    Verdict verdict = whole.byCode();
    heading("Verdict");
    page.text(2, said(whole));
    page.text(2, verdict.summary());
    for (Statement statement : verdict.observations()) {
      page.item(
          2,
          "·",
          1,
          statement.text()
              + " ["
              + String.join(" ", statement.refs().stream().map(names::of).toList())
              + "]");
    }
    if (!verdict.recommendations().isEmpty()) {
      heading("Suggested, not executed");
    }
    int number = 1;
    for (Recommendation next : verdict.recommendations()) {
      String target = next.targetRef().isEmpty() ? "" : " [" + names.of(next.targetRef()) + "]";
      page.item(
          2, number + ".", 2, Words.sentence(next.action()) + ": " + next.rationale() + target);
      number++;
    }
    if (!verdict.missing().isEmpty()) {
      heading("Missing");
      page.text(2, String.join(", ", verdict.missing()).replace('_', ' '));
    }
    new ModelBlock(style, page, names).write(whole);
  }

  private static String said(Verdict verdict) {
    String what =
        verdict.disposition().id().replace('_', ' ')
            + ", "
            + verdict.severity().id()
            + ", "
            + verdict.category().replace('_', ' ');
    Verdict.Deterministic code = verdict.byCode();
    String by =
        switch (verdict) {
          case Verdict.Deterministic _ -> "by code";
          case Verdict.Reviewed r when r.byModel() -> "by the qualified model within the policy";
          case Verdict.Reviewed _ -> "by code; words of the model, checked";
        };
    double score = Math.round(code.score() * 100) / 100.0;
    return "%s (%s, score %s, %s)".formatted(what, by, score, code.policyVersion());
  }

  private void heading(String text) {
    page.gap().line(style.bold(text));
  }
}
