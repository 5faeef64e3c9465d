package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.redoubt.audit.AuditReader;
import io.redoubt.audit.check.AuditVerifier;
import io.redoubt.config.Configuration;
import io.redoubt.config.ConfigurationLoader;
import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseFile.Kind;
import io.redoubt.event.port.Cases;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.log.LogSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseUpkeepTest {
  @TempDir private Path folder = Path.of("");

  private static CaseFile alert(String id) {
    return new CaseFile(Kind.ALERT, id, id, Severity.HIGH, "", 1, 2, 3, Map.of(), "{}");
  }

  private Configuration configured(Map<String, String> environment) {
    var loader = new ConfigurationLoader(environment, folder.resolve("absent"));
    return loader.load("none") instanceof ConfigurationLoader.Loaded.Usable(var usable, _)
        ? usable
        : fail("unusable");
  }

  @Test
  void bringsDecisionsToTheRecordAndForgetsWhatIsClosedAndOld() {
    Configuration days = configured(Map.of("REDOUBT_RETENTION_ALERTS_DAYS", "30"));
    assertThat(CaseUpkeep.age(days)).contains(Duration.ofDays(30));
    DataDirectory data = new DataDirectory(folder);
    Instant later = Instant.now().plus(Duration.ofDays(31));
    try (Parts parts = Parts.open(data, LogSettings.standard())) {
      Cases cases = parts.ledger().cases();
      cases.file(List.of(alert("closed"), alert("open")));
      var done = new CaseAction.What.Status("closed", "true_positive", "by another program");
      cases.act(new CaseAction("x", Kind.ALERT, "closed", 1, "ana", done));
      try (CaseUpkeep _ = CaseUpkeep.begin(parts, days, () -> later)) {
        Running.until(() -> cases.find(Kind.ALERT, "closed").isEmpty());
      }
      assertThat(cases.find(Kind.ALERT, "open")).isPresent();
      assertThat(parts.ledger().feedback().list(0, 10)).hasSize(1);
      assertThat(AuditReader.open(parts.audit().folder()).find("1").orElseThrow().json())
          .contains("case_disposition")
          .contains("by another program");
    }
  }

  @Test
  void aServiceInWhichNothingWasDecidedHasARecordThatCanBeVerified() {
    DataDirectory data = new DataDirectory(folder);
    try (Parts parts = Parts.open(data, LogSettings.standard())) {
      try (CaseUpkeep _ = CaseUpkeep.begin(parts, configured(Map.of()), Clock.systemUTC())) {
        Running.until(() -> AuditVerifier.verify(data.audit(), List.of()).sound());
      }
      assertThat(AuditReader.open(data.audit()).size()).isEqualTo(1);
    }
  }

  @Test
  void withoutASettingNothingIsForgotten() {
    assertThat(CaseUpkeep.age(configured(Map.of()))).isEmpty();
  }
}
