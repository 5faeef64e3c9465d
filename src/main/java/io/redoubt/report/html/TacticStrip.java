package io.redoubt.report.html;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.report.wording.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

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

  /* More than this many of one tactic are counted, so that the strip can be taken in at a glance. */
  private static final int NAMED = 8;

  private final Html html;
  private final Function<String, List<String>> home;

  /// What was seen of one tactic.
  private static final class Seen {
    int alerts;
    Severity worst = Severity.INFORMATIONAL;
    final TreeMap<String, Integer> techniques = new TreeMap<>();
  }

  /// @param home the tactics that ATT&CK gives a technique; empty where it is not known
  TacticStrip(Html html, Function<String, List<String>> home) {
    this.html = html;
    this.home = home;
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
            .flatMap(rule -> rule.techniques().stream())
            .distinct()
            .filter(technique -> belongs(technique, tactic))
            .forEach(technique -> seen.techniques.merge(technique, 1, Integer::sum));
      }
    }
    html.open("section", "id", "attack").leaf("h2", "ATT&CK tactics");
    html.open("ol", "class", "tactics");
    tactics.forEach(this::tactic);
    html.close(2);
  }

  private boolean belongs(String technique, String tactic) {
    List<String> tactics = home.apply(technique);
    return tactics.isEmpty() || tactics.contains(tactic);
  }

  /* Those of most alerts, in the order of their ids. */
  private static String named(Map<String, Integer> techniques) {
    List<String> often =
        techniques.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(NAMED)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    int more = techniques.size() - often.size();
    return String.join(" ", often) + (more > 0 ? " and " + more + " more" : "");
  }

  private void tactic(String name, Seen seen) {
    html.open("li", "class", seen.alerts == 0 ? "none" : "sev-" + seen.worst.id());
    html.leaf("span", Words.sentence(name), "class", "name");
    html.leaf("span", seen.alerts == 0 ? "not seen" : Words.count(seen.alerts, "alert"));
    html.leaf("span", named(seen.techniques), "class", "techniques").close();
  }
}
