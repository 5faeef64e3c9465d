package io.redoubt.report.html;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.report.wording.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The ATT&CK Enterprise tactics in kill-chain order: which were seen, in how many alerts, by which
/// techniques.
final class TacticStrip {
  private static final List<String> ENTERPRISE =
      List.of(
          "reconnaissance",
          "resource-development",
          "initial-access",
          "execution",
          "persistence",
          "privilege-escalation",
          "defense-evasion",
          "credential-access",
          "discovery",
          "lateral-movement",
          "collection",
          "command-and-control",
          "exfiltration",
          "impact");

  private final Html html;

  /// What was seen of one tactic.
  private static final class Seen {
    int alerts;
    Severity worst = Severity.INFORMATIONAL;
    final TreeSet<String> techniques = new TreeSet<>();
  }

  TacticStrip(Html html) {
    this.html = html;
  }

  void write(List<Alert> alerts) {
    Map<String, Seen> tactics = new LinkedHashMap<>();
    ENTERPRISE.forEach(tactic -> tactics.put(tactic, new Seen()));
    for (Alert alert : alerts) {
      for (String tactic : alert.tactics()) {
        Seen seen = tactics.computeIfAbsent(tactic, _ -> new Seen());
        seen.alerts++;
        seen.worst = seen.worst.max(alert.severity());
        alert.rules().stream()
            .filter(rule -> rule.tactics().contains(tactic))
            .forEach(rule -> seen.techniques.addAll(rule.techniques()));
      }
    }
    html.open("section", "id", "attack").leaf("h2", "ATT&CK tactics");
    html.open("ol", "class", "tactics");
    tactics.forEach(this::tactic);
    html.close(2);
  }

  private void tactic(String name, Seen seen) {
    html.open("li", "class", seen.alerts == 0 ? "none" : "sev-" + seen.worst.id());
    html.leaf("span", Words.sentence(name), "class", "name");
    html.leaf("span", seen.alerts == 0 ? "not seen" : Words.count(seen.alerts, "alert"));
    html.leaf("span", String.join(" ", seen.techniques), "class", "techniques").close();
  }
}
