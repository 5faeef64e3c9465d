package io.redoubt.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Evidence;
import io.redoubt.testing.Analyses;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.OwnWords;
import io.redoubt.verify.ground.Grounding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is gathered around alerts helps and harms nothing: verdicts stay what they are, every
/// sentence stays grounded, records keep their room.
class SurroundingsTest {
  @Test
  void factsAroundAlertsComeBeforeTheRecordsAndWithinTheBudget() {
    List<Alert> alerts = Analyses.withSurroundings("samples/incident").alerts();
    List<String> menus = new ArrayList<>();
    for (Alert alert : alerts) {
      List<Evidence> lines = alert.evidence().lines();
      assertThat(lines).hasSizeLessThanOrEqualTo(Pack.LIMIT);
      int firstRecord = lines.stream().map(Evidence::kind).toList().indexOf(Evidence.Kind.RAW);
      assertThat(firstRecord).isPositive();
      lines.stream()
          .skip(firstRecord)
          .forEach(l -> assertThat(l.tags()).noneMatch(tag -> tag.startsWith("menu:")));
      lines.stream()
          .flatMap(line -> line.tags().stream())
          .filter(tag -> tag.startsWith("menu:"))
          .forEach(menus::add);
    }
    assertThat(menus)
        .contains(
            "menu:auth_history",
            "menu:proc_tree",
            "menu:web_history",
            "menu:net_peers",
            "menu:account_changes",
            "menu:alert_history");
  }

  @Test
  void verdictsDoNotChangeWithWhatIsGathered() {
    List<Alert> without = Analyses.of("samples/incident").alerts();
    List<Alert> with = Analyses.withSurroundings("samples/incident").alerts();
    assertThat(told(with)).isEqualTo(told(without));
  }

  private static List<String> told(List<Alert> alerts) {
    return alerts.stream()
        .map(
            a -> a.id() + " " + a.severity() + " " + a.verdict().summary().replaceAll("E\\d+", "E"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evtx/attack-samples/Persistence",
        "evtx/attack-samples/Execution",
        "crowdsec/auditd-postexploit-exec-from-net",
        "cloudtrail/stratus"
      })
  void everySentenceStaysGroundedInTheCorpus(String part) {
    List<Alert> alerts = Analyses.withSurroundings(Corpus.require(part).toString()).alerts();
    grounded(alerts);
    long with =
        alerts.stream()
            .filter(
                a ->
                    a.evidence().lines().stream()
                        .anyMatch(l -> l.tags().stream().anyMatch(t -> t.startsWith("menu:"))))
            .count();
    Figures.report("alerts with gathered facts: " + part, with + "", "of " + alerts.size());
  }

  @Test
  void everySentenceStaysGroundedInTheSamples() {
    grounded(Analyses.withSurroundings("samples/incident", "samples/quiet").alerts());
  }

  private static void grounded(List<Alert> alerts) {
    List<String> faults = new ArrayList<>();
    for (Alert alert : alerts) {
      Grounding grounding = OwnWords.grounding(alert.verdict(), alert.evidence());
      if (grounding.precision() < 1 || !grounding.struck().isEmpty()) {
        faults.add(alert.title() + ": " + grounding.precision() + " " + grounding.struck());
      }
      faults.addAll(io.redoubt.triage.Grounding.unsupported(alert));
    }
    assertThat(faults).isEmpty();
  }
}
