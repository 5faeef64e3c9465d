package io.redoubt.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.Findings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Alerts of other products during simulated intrusions: several days, most of them noise.
class AlertStormTest {
  private static final int ROWS = 60_000;
  private static final int EVERY = 7;

  @Test
  void aStormOfVendorAlertsBecomesAListThatCanBeRead() throws IOException {
    Path folder = Corpus.require("ait-alerts");
    AlertGrouper grouper = new AlertGrouper();
    Map<String, Integer> attacks = new HashMap<>();
    int rows = read(folder.resolve("russellmitchell_alerts.txt.gz"), grouper, attacks);
    List<AlertGroup> groups = grouper.finish(new EntityHistory());
    Figures.report(
        "AIT alert storm: alerts from " + rows + " vendor findings",
        groups.size() + ", to be looked at as " + toLookAt(groups),
        rows / 100 + ", 120");
    Set<String> shown = new HashSet<>();
    groups.forEach(g -> g.rules().forEach(h -> shown.add(h.rule().title())));
    assertThat(groups.size()).isLessThanOrEqualTo(rows / 100);
    assertThat(toLookAt(groups)).isLessThanOrEqualTo(120);
    assertThat(shown).containsAll(attacks.keySet());
    assertThat(groups.stream().mapToLong(AlertGroup::findingCount).sum()).isEqualTo(rows);
  }

  /* What stood out together is looked at as one. */
  private static long toLookAt(List<AlertGroup> groups) {
    return groups.stream()
        .map(g -> g.habit().company().isEmpty() ? g.id() : g.habit().company())
        .distinct()
        .count();
  }

  private static int read(Path file, AlertGrouper grouper, Map<String, Integer> attacks)
      throws IOException {
    int line = 0;
    int rows = 0;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      in.readLine();
      for (String text = in.readLine(); text != null && rows < ROWS; text = in.readLine()) {
        String[] columns = text.split(",");
        boolean attack = !columns[columns.length - 1].equals("-");
        if (line++ % EVERY == 0 || attack) {
          rows++;
          if (attack) {
            attacks.merge(columns[1], 1, Integer::sum);
          }
          add(columns, line, grouper);
        }
      }
    }
    return rows;
  }

  private static void add(String[] columns, int line, AlertGrouper grouper) {
    String product = columns[1].substring(0, columns[1].indexOf(':'));
    RuleInfo rule =
        new RuleInfo(
            "vendor:" + columns[1],
            columns[1],
            Severity.LOW,
            product,
            RuleInfo.Kind.VENDOR,
            List.of(),
            List.of(),
            "",
            List.of());
    Event event =
        Findings.event(
            "alerts",
            line,
            (long) Double.parseDouble(columns[0]),
            "wazuh.alert",
            "event.kind",
            "alert",
            "source.ip",
            columns[2],
            "host.name",
            columns[3]);
    grouper.accept(Findings.on(rule, event));
  }
}
