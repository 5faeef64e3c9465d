package io.redoubt.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseFile.Kind;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.Changes.Change;
import io.redoubt.event.port.Keys.Made;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.LedgerException;
import io.redoubt.event.port.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger in an SQLite file: the contract, and what is its own.
class SqliteLedgerTest extends LedgerContract {
  @TempDir private Path folder = Path.of("");

  private Path file() {
    return folder.resolve("sub").resolve("ledger.db");
  }

  @Override
  Ledger open(Clock clock) {
    return SqliteLedger.open(file(), clock, new SecureRandom());
  }

  @Test
  void whatAnotherProgramDoesIsSeenAtOnce() {
    try (Ledger one = open(at(NOW));
        Ledger other = open(at(NOW))) {
      Made.Key made = (Made.Key) one.keys().create("ship", Set.of("read"), 0);
      assertThat(other.keys().find(made.secret())).isPresent();
      other.keys().revoke("ship");
      assertThat(one.keys().find(made.secret())).isEmpty();
    }
  }

  @Test
  void keepsNothingThatOpens() throws IOException {
    String secret;
    try (Ledger ledger = open(at(NOW))) {
      secret = ((Made.Key) ledger.keys().create("ship", Set.of("read"), 0)).secret();
    }
    String rest = secret.substring(9);
    try (var files = Files.list(file().getParent())) {
      for (Path kept : files.toList()) {
        assertThat(Files.readString(kept, StandardCharsets.ISO_8859_1)).doesNotContain(rest);
      }
    }
  }

  @Test
  void refusesALaterVersionWithoutTouchingIt() throws SQLException, IOException {
    open(at(NOW)).close();
    change("insert into schema_version(version, applied) values(99, 0)");
    byte[] before = Files.readAllBytes(file());
    assertThatThrownBy(() -> open(at(NOW)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("later version")
        .hasMessageContaining("99");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void whatAnEarlierVersionFiledIsToldInTheOrderOfItsTimes() throws SQLException {
    for (int i = 1; i <= 2; i++) {
      try (Ledger ledger = open(at(NOW - i))) {
        ledger.cases().file(List.of(alert("A" + i, Severity.LOW, 10)));
      }
    }
    for (String trigger :
        List.of(
            "told_case_filed",
            "told_case_changed",
            "told_case_gone",
            "told_job_kept",
            "told_job_gone")) {
      change("drop trigger " + trigger);
    }
    change("drop table changes");
    change("delete from schema_version where version > 4");
    try (Ledger ledger = open(at(NOW))) {
      assertThat(ledger.changes().after(0, 9)).extracting(Change::id).containsExactly("A2", "A1");
    }
  }

  private void change(String statement) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var change = connection.createStatement()) {
      change.execute(statement);
      change.execute("pragma wal_checkpoint(truncate)");
    }
  }

  @Test
  void saysWhatToDoWhenTheFileIsDamaged() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(folder.resolve("other.db"), "not a database ".repeat(500));
    assertThatThrownBy(
            () -> SqliteLedger.open(folder.resolve("other.db"), at(NOW), new SecureRandom()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("restore");
  }

  @Test
  void aDamagedSnapshotLeavesAnOlderOne() throws SQLException {
    try (Ledger ledger = open(at(NOW))) {
      for (int next = 1; next <= 2; next++) {
        ledger.file(
            List.of(), Map.of(), List.of(new Snapshot("s", 1, next, NOW, new byte[] {1, 2})));
      }
      change("update snapshots set bytes = x'0103' where next = 2");
      assertThat(ledger.snapshots().of("s"))
          .singleElement()
          .extracting(s -> s.next())
          .isEqualTo(1L);
    }
  }

  @Test
  void copiesWhileItIsWritten() {
    Path copy = folder.resolve("copy.db");
    try (SqliteLedger ledger = SqliteLedger.open(file(), at(NOW), new SecureRandom())) {
      ledger.cases().file(List.of(alert("a1", Severity.LOW, 10)));
      ledger.copyTo(copy);
      ledger.cases().file(List.of(alert("a2", Severity.LOW, 10)));
    }
    try (Ledger restored = SqliteLedger.open(copy, at(NOW), new SecureRandom())) {
      assertThat(restored.cases().list(CaseQuery.all(Kind.ALERT, 5)).total()).isOne();
    }
  }
}
