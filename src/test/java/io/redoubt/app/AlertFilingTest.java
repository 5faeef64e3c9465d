package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.port.AlertChanges;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Ledger;
import io.redoubt.store.ledger.SqliteLedger;
import io.redoubt.testing.Analyses;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertFilingTest {
  @TempDir private Path folder = Path.of("");
  private final List<String> undeliverable = new ArrayList<>();

  private Ledger ledger() {
    return SqliteLedger.open(folder.resolve("ledger.db"), Clock.systemUTC(), new SecureRandom());
  }

  private AlertFiling filing(Ledger ledger) {
    AlertFiling filing = new AlertFiling(ledger);
    filing.undeliverableTo(undeliverable::add);
    return filing;
  }

  private static AlertChanges changes(List<Alert> alerts) {
    return new AlertChanges(1, alerts, List.of(), Map.of());
  }

  private void sql(String statement) throws SQLException {
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
        Statement sql = other.createStatement()) {
      sql.execute(statement);
    }
  }

  private static List<String> filed(Ledger ledger) {
    return ledger.cases().list(CaseQuery.all(CaseFile.Kind.ALERT, 100)).cases().stream()
        .map(Cases.Filed::file)
        .map(CaseFile::id)
        .toList();
  }

  @Test
  void oneAlertThatTheLedgerNeverTakesIsUndeliverableAndTheOthersAreFiled() throws SQLException {
    List<Alert> alerts = Analyses.of("samples/incident").alerts();
    assertThat(alerts).hasSizeGreaterThan(2);
    String poison = alerts.get(1).id();
    try (Ledger ledger = ledger()) {
      AlertFiling filing = filing(ledger);
      sql(
          "create trigger poison before insert on cases when new.id = '"
              + poison
              + "' begin select raise(abort, 'no such alert here'); end");
      assertThat(filing.put(changes(alerts))).isFalse();
      assertThat(filing.trouble()).contains("no such alert here");
      assertThat(undeliverable).isEmpty();
      assertThat(filing.put(changes(alerts))).isFalse();
      assertThat(filing.put(changes(alerts))).isTrue();
      assertThat(undeliverable)
          .singleElement()
          .asString()
          .contains(poison)
          .contains("no such alert");
      assertThat(filing.trouble()).isEmpty();
      assertThat(filed(ledger)).hasSize(alerts.size() - 1).doesNotContain(poison);
    }
  }

  @Test
  void aLedgerThatTakesNothingMakesNothingUndeliverable() {
    Ledger ledger = ledger();
    AlertFiling filing = filing(ledger);
    ledger.close();
    for (int i = 0; i < 5; i++) {
      assertThat(filing.put(changes(Analyses.of("samples/incident").alerts()))).isFalse();
    }
    assertThat(filing.trouble()).contains("closed");
    assertThat(undeliverable).isEmpty();
  }
}
