package io.redoubt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.correlate.AlertHomes;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Seat;
import io.redoubt.testing.Analyses;
import io.redoubt.testing.Corpus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FindingLogTest {
  /* What is remembered of a finding while its alert is not known. */
  private record Told(Seat seat, String rule, Instant time) {}

  private static final class Remembered implements FindingLog {
    private final List<Told> told = new ArrayList<>();
    private final Map<Told, String> homes = new HashMap<>();

    @Override
    public void accept(Finding finding) {
      told.add(
          new Told(
              AlertHomes.seat(finding),
              finding.rule().id(),
              finding.time().status().dated()
                  ? Instant.ofEpochMilli(finding.time().millis())
                  : Instant.MIN));
    }

    @Override
    public void settled(AlertHomes all) {
      told.forEach(one -> homes.put(one, all.apply(one.seat())));
    }
  }

  private static void assertEachFindingIsInItsAlert(String... paths) {
    Remembered log = new Remembered();
    Analysis analysis = Analyses.telling(log, paths);
    Map<String, Alert> alerts =
        analysis.alerts().stream().collect(Collectors.toMap(Alert::id, Function.identity()));
    assertThat(log.told).hasSize(Math.toIntExact(analysis.findings()));
    for (Told one : log.told) {
      assertThat(alerts).as("%s", one).containsKey(log.homes.get(one));
      Alert home = Objects.requireNonNull(alerts.get(log.homes.get(one)));
      assertThat(home.rules()).extracting(RuleInfo::id).contains(one.rule());
      if (!one.time().equals(Instant.MIN) && home.firstSeen() != null) {
        assertThat(one.time()).isBetween(home.firstSeen(), home.lastSeen());
      }
    }
    assertThat(log.homes.values().stream().distinct().count()).isEqualTo(alerts.size());
  }

  @Test
  void namesForEachFindingOfTheSampleTheAlertThatHoldsIt() {
    assertEachFindingIsInItsAlert("samples/incident", "samples/quiet");
  }

  @Test
  void namesForEachFindingOfManyFilesTheAlertThatHoldsIt() {
    assertEachFindingIsInItsAlert(Corpus.require("crowdsec").toString());
  }
}
