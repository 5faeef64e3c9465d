package io.redoubt.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.Alert;
import io.redoubt.testing.Analyses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Twelve addresses try the password of root on one machine, and then something succeeds.
class GuessedAccountTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web01 su[44]: (to postgres) root on pts/1",
        "web01 sshd[99]: Accepted publickey for root from 10.0.0.2 port 51234 ssh2: ED25519"
            + " SHA256:abc",
        "db02 sshd[99]: Accepted password for root from 10.0.0.2 port 51234 ssh2",
        "db02 login[44]: ROOT LOGIN ON tty1",
      })
  void whatWasNotGuessedIsNotTheEndOfGuessing(String success) throws IOException {
    assertThat(titles(success)).isNotEmpty().noneMatch(title -> title.contains("succeeds"));
  }

  @Test
  void aPasswordThatWorksOnTheSameMachineIs() throws IOException {
    assertThat(titles("web01 sshd[99]: Accepted password for root from 10.0.0.2 port 51234 ssh2"))
        .anyMatch(
            title ->
                title.matches(".*root succeeds after 12 failed log-ons from at least \\d+ addr.*"));
  }

  private List<String> titles(String success) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 10; i < 22; i++) {
      lines.add(
          "2026-11-20T10:00:%dZ web01 sshd[%d]: Failed password for root from 203.0.113.%d port 5 ssh2"
              .formatted(i, i, i));
    }
    lines.add("2026-11-20T10:06:00Z " + success);
    Path log = Files.write(folder.resolve("auth.log"), lines);
    return Analyses.of(log.toString()).alerts().stream().map(Alert::title).toList();
  }
}
