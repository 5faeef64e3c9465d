package io.redoubt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.testing.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One enterprise of [AlertStormCampaign], the smallest, in every build.
class AttackAmongAlertsTest {
  @TempDir private Path scratch = Path.of("");

  @Test
  void theOnlyGraveIncidentOfFourDaysIsTheAttack() throws IOException {
    Path table = Corpus.require("ait-alerts").resolve("russellmitchell_alerts.txt.gz");
    StormFigures storm = StormFigures.of(table, scratch);
    List<StormFigures.Judged> incidents = storm.incidents(StormRow::label);
    assertThat(storm.alerts()).isLessThanOrEqualTo(storm.rows() / 100);
    assertThat(storm.alerted(StormRow::label)).isEqualTo(storm.steps(StormRow::label));
    assertThat(StormFigures.told(incidents, true)).hasSizeGreaterThanOrEqualTo(7);
    assertThat(incidents)
        .filteredOn(i -> i.incident().severity().atLeast(Severity.HIGH))
        .singleElement()
        .satisfies(
            attack -> {
              assertThat(attack.pureByRows()).isTrue();
              assertThat(attack.pureByAlerts()).isTrue();
              assertThat(attack.incident().title())
                  .isEqualTo("Attack on intranet_server: reconnaissance to privilege escalation");
            });
  }
}
