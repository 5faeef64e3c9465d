package io.redoubt.report.html;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.analysis.InputReport;
import io.redoubt.event.analysis.RulesReport;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.report.wording.Names;
import io.redoubt.report.wording.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was read and by which rules, as tables; what was not used stands there with its reason.
final class RunTables {
  private static final int INPUTS = 2000;
  private static final int LINKS = 12;
  private final Html html;
  private final Names names;

  RunTables(Html html, Names names) {
    this.html = html;
    this.names = names;
  }

  void write(Analysis analysis) {
    inputs(analysis.inputs());
    rules(analysis);
  }

  private void inputs(List<InputReport> inputs) {
    html.open("section", "id", "inputs").leaf("h2", "Inputs");
    table("Input", "Format", "Size", "Events", "Not fully parsed", "State", "SHA-256");
    inputs.stream().limit(INPUTS).forEach(this::input);
    html.close(2);
    if (inputs.size() > INPUTS) {
      html.leaf(
          "p", Words.count(inputs.size() - INPUTS) + " more inputs stand in the JSON report.");
    }
    html.close();
  }

  private void table(String... heads) {
    html.open("div", "class", "scroll").open("table").open("tr");
    for (String head : heads) {
      html.leaf("th", head, "scope", "col");
    }
    html.close();
  }

  private void input(InputReport input) {
    String skipped = input.skipped();
    html.open("tr", "class", skipped != null ? "skipped" : "read").open("td");
    html.leaf("code", input.path()).close();
    html.leaf("td", skipped != null ? "" : formats(input));
    html.leaf("td", skipped != null ? "" : Words.bytes(input.bytes()), "class", "number");
    html.leaf("td", skipped != null ? "" : Words.count(input.events()), "class", "number");
    html.leaf("td", skipped != null ? "" : Words.count(input.unparsed()), "class", "number");
    html.leaf("td", state(input)).open("td").leaf("code", input.sha256(), "class", "hash");
    html.close(2);
  }

  private static String formats(InputReport input) {
    int more = input.formats().size() - 1;
    return input.format() + (more > 0 ? " and " + more + " more" : "");
  }

  private static String state(InputReport input) {
    String skipped = input.skipped();
    if (skipped != null) {
      return "skipped: " + skipped;
    }
    String note = input.note().isEmpty() ? "" : ": " + input.note();
    return (input.partial() ? "partial" : "read") + note;
  }

  private void rules(Analysis analysis) {
    RulesReport rules = analysis.rules();
    html.open("section", "id", "rules").leaf("h2", "Rules").open("p");
    html.text(Words.count(rules.loaded()) + " loaded; " + Words.count(rules.inapplicable()));
    html.text(" of them for log sources that are absent here; ");
    html.text(Words.count(rules.unloaded().size()) + " not loaded");
    if (!rules.limited().isEmpty()) {
      html.text("; " + Words.count(rules.limited().size()) + " limited");
    }
    html.text(".").close();
    fired(analysis.alerts());
    reasons("Not loaded", rules.unloaded());
    reasons("Limited", rules.limited());
    html.close();
  }

  private void reasons(String title, List<RulesReport.Skipped> rules) {
    if (rules.isEmpty()) {
      return;
    }
    html.leaf("h3", title);
    table("File", "Reason");
    for (RulesReport.Skipped rule : rules) {
      html.open("tr").open("td").leaf("code", rule.path()).close();
      html.leaf("td", rule.reason()).close();
    }
    html.close(2);
  }

  private void fired(List<Alert> alerts) {
    Map<String, RuleInfo> rules = new LinkedHashMap<>();
    Map<String, List<String>> where = new LinkedHashMap<>();
    for (Alert alert : alerts) {
      for (RuleInfo rule : alert.rules()) {
        rules.put(rule.id(), rule);
        where.computeIfAbsent(rule.id(), _ -> new ArrayList<>()).add(names.of(alert.id()));
      }
    }
    if (rules.isEmpty()) {
      return;
    }
    html.leaf("h3", "Fired");
    table("Rule", "Level", "File", "ATT&CK", "Alerts");
    rules.values().forEach(rule -> rule(rule, where.getOrDefault(rule.id(), List.of())));
    html.close(2);
  }

  private void rule(RuleInfo rule, List<String> alerts) {
    html.open("tr").leaf("td", rule.title()).open("td");
    Chips.severity(html, rule.level());
    html.close().open("td").leaf("code", rule.path()).close();
    html.leaf("td", String.join(" ", rule.techniques())).open("td");
    for (String name : alerts.subList(0, Math.min(LINKS, alerts.size()))) {
      html.leaf("a", name, "class", "ref", "href", "#" + name).text(" ");
    }
    if (alerts.size() > LINKS) {
      html.text("and " + (alerts.size() - LINKS) + " more");
    }
    html.close(2);
  }
}
