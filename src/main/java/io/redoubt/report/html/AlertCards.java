package io.redoubt.report.html;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.report.wording.Names;
import io.redoubt.report.wording.Words;
import java.time.Instant;
import java.util.List;

/// The alerts, ranked, each to be opened: why it is there, who and what, the numbered evidence, the
/// verdict. A filter by level works without script.
final class AlertCards {
  private static final int SHOWN = 500;
  private static final int OPEN = 2;
  private final Html html;
  private final Names names;

  AlertCards(Html html, Names names) {
    this.html = html;
    this.names = names;
  }

  void write(List<Alert> alerts) {
    html.open("section", "id", "alerts").leaf("h2", "Alerts");
    if (alerts.isEmpty()) {
      html.leaf("p", "There are none.").close();
      return;
    }
    filter();
    html.open("div", "class", "alerts");
    for (int i = 0; i < Math.min(SHOWN, alerts.size()); i++) {
      card(alerts.get(i), i < OPEN);
    }
    html.close();
    if (alerts.size() > SHOWN) {
      html.leaf(
          "p",
          Words.count(alerts.size() - SHOWN)
              + " more alerts, ranked lower, stand in the JSON report.");
    }
    html.close();
  }

  private void filter() {
    Severity[] levels = Severity.values();
    for (Severity level : levels) {
      String id = "least-" + level.id();
      boolean all = level == Severity.INFORMATIONAL;
      if (all) {
        html.open("input", "type", "radio", "name", "least", "id", id, "checked", "");
      } else {
        html.open("input", "type", "radio", "name", "least", "id", id);
      }
      html.leaf(
          "label",
          all ? "all levels" : level.id() + (level == Severity.CRITICAL ? "" : " and above"),
          "for",
          id);
    }
  }

  private void card(Alert alert, boolean open) {
    String name = names.of(alert.id());
    String kind = "card edge sev-" + alert.severity().id();
    if (open) {
      html.open("details", "class", kind, "id", name, "open", "");
    } else {
      html.open("details", "class", kind, "id", name);
    }
    html.open("summary").open("span", "class", "meta");
    Chips.severity(html, alert.severity());
    html.text(" ");
    Chips.verdict(html, alert.verdict().disposition());
    html.text(" " + Words.count(alert.eventCount(), "event") + when(alert));
    html.close().leaf("span", name + " " + alert.title(), "class", "title").close();
    html.open("div", "class", "body");
    References places = References.in(alert, names);
    VerdictBlock.summary(html, alert.verdict().byCode(), places);
    VerdictBlock.write(html, alert.verdict().byCode(), places);
    ModelPanel.write(html, alert.verdict(), places);
    evidence(alert, name);
    EntityList.write(html, alert.entities());
    why(alert);
    html.close(2);
  }

  private static String when(Alert alert) {
    Instant first = alert.firstSeen();
    Instant last = alert.lastSeen();
    if (first == null || last == null) {
      return " · undated";
    }
    return " · " + Words.time(first) + (first.equals(last) ? "" : " … " + Words.time(last));
  }

  private void evidence(Alert alert, String name) {
    html.leaf("h4", "Evidence").open("ol", "class", "evidence");
    Marks marks = new Marks(alert.entities());
    for (Evidence line : alert.evidence().lines()) {
      boolean raw = line.kind() == Evidence.Kind.RAW;
      html.open("li", "id", name + "-" + line.id(), "class", raw ? "raw" : "computed");
      html.leaf("span", line.id(), "class", "id").open(raw ? "code" : "span", "class", "line");
      marks.write(html, line.text());
      html.close();
      if (!line.path().isEmpty()) {
        html.leaf("span", place(line), "class", "place");
      }
      html.close();
    }
    html.close();
  }

  private static String place(Evidence line) {
    String place = line.path() + (line.line() > 0 ? ":" + line.line() : "");
    place += line.record() >= 0 ? " record " + line.record() : "";
    return line.time().isEmpty() ? place : place + " · " + line.time();
  }

  private void why(Alert alert) {
    html.leaf("h4", "Why it is here").open("ul");
    for (RuleInfo rule : alert.rules()) {
      html.open("li").leaf("strong", rule.title()).text(" (" + rule.level().id() + ") ");
      html.leaf("code", rule.path()).text(" " + rule.description());
      if (!rule.falsePositives().isEmpty()) {
        html.text(" Known harmless causes: " + String.join(" · ", rule.falsePositives()));
      }
      html.close();
    }
    alert.severityReasons().forEach(reason -> html.leaf("li", reason));
    html.close();
    html.open("p", "class", "small").text("Id " + alert.id() + ", status " + alert.status());
    html.text(", " + Words.count(alert.findingCount(), "finding") + " ");
    alert.techniques().forEach(technique -> Chips.plain(html, technique));
    if (!alert.incidentId().isEmpty()) {
      String incident = names.of(alert.incidentId());
      html.text(" part of ").leaf("a", incident, "class", "ref", "href", "#" + incident);
    }
    html.close();
  }
}
