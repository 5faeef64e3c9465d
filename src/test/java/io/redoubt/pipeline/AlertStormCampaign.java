package io.redoubt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole enterprises under attack: the alerts of three products over days go the way that `redoubt
/// analyze` takes, and what comes out is held against the labels. With `-Dredoubt.storm.tell=true`
/// every incident is told, with `-Dredoubt.storm=NAME,…` only these enterprises.
@Tag("campaign")
class AlertStormCampaign {
  @TempDir private Path scratch = Path.of("");

  @ParameterizedTest
  @MethodSource("enterprises")
  void tellsTheAttackApart(String enterprise) throws IOException {
    Path table = Corpus.require("ait-alerts").resolve(enterprise + "_alerts.txt.gz");
    StormFigures storm = StormFigures.of(table, scratch);
    String what = "AIT " + enterprise + ": ";
    double share = (double) storm.alerts() / storm.rows();
    Figures.report(
        what + "alerts of " + storm.rows(),
        storm.alerts() + String.format(Locale.ROOT, " = %.2f %%", share * 100),
        "1 %");
    List<StormFigures.Judged> incidents = storm.incidents(StormRow::label);
    tell(enterprise, storm, incidents);
    Set<String> steps = storm.steps(StormRow::label);
    assertThat(storm.alerted(StormRow::label)).containsAll(steps);
    Figures.atLeast(
        what + "steps in incidents that are attack",
        0.87,
        StormFigures.told(incidents, true).size(),
        steps.size());
    Figures.report(what + "false alarms in a day", "" + storm.falseAlarmsInADay(incidents), "3");
    assertThat(storm.falseAlarmsInADay(incidents)).isLessThanOrEqualTo(3);
    assertThat(share).isLessThanOrEqualTo(0.01);
  }

  static Stream<String> enterprises() {
    return Stream.of(
        System.getProperty("redoubt.storm", "russellmitchell,shaw,wardbeck,fox,harrison")
            .split(","));
  }

  private static void tell(
      String enterprise, StormFigures storm, List<StormFigures.Judged> incidents) {
    Set<String> steps = storm.steps(StormRow::label);
    Set<String> phases = storm.steps(StormRow::phase);
    List<StormFigures.Judged> byPhase = storm.incidents(StormRow::phase);
    System.out.printf(
        "== %s rows %d alerts %d = %.2f %% days %d incidents %d (>= medium %d, >= high %d)%n",
        enterprise,
        storm.rows(),
        storm.alerts(),
        100.0 * storm.alerts() / storm.rows(),
        storm.days(),
        incidents.size(),
        count(incidents, Severity.MEDIUM),
        count(incidents, Severity.HIGH));
    System.out.printf(
        "   steps %d, told %d by rows, %d by alerts; missing %s%n",
        steps.size(),
        StormFigures.told(incidents, false).size(),
        StormFigures.told(incidents, true).size(),
        missing(steps, StormFigures.told(incidents, true)));
    System.out.printf(
        "   phases %d, told %d by rows, %d by alerts; missing %s; false alarms in a day %d%n",
        phases.size(),
        StormFigures.told(byPhase, false).size(),
        StormFigures.told(byPhase, true).size(),
        missing(phases, StormFigures.told(byPhase, true)),
        storm.falseAlarmsInADay(incidents));
    System.out.printf("   verdicts of code on alerts: %s%n", storm.verdicts(StormRow::label));
    if (Boolean.getBoolean("redoubt.storm.tell")) {
      incidents.forEach(
          i ->
              System.out.printf(
                  "   %s %s alerts %d attack %d rows %d attack %d %s%n      %s..%s %s%n",
                  i.incident().severity(),
                  i.incident().title(),
                  i.incident().members().size(),
                  i.attackAlerts(),
                  i.rows(),
                  i.attackRows(),
                  i.steps(),
                  i.incident().firstSeen(),
                  i.incident().lastSeen(),
                  i.incident().verdict().summary()));
    }
  }

  private static long count(List<StormFigures.Judged> incidents, Severity atLeast) {
    return incidents.stream().filter(i -> i.incident().severity().atLeast(atLeast)).count();
  }

  private static Set<String> missing(Set<String> all, Set<String> some) {
    Set<String> missing = new TreeSet<>(all);
    missing.removeAll(some);
    return missing;
  }
}
