package io.redoubt.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Ledger;
import io.redoubt.store.DataDirectory;
import io.redoubt.testing.cli.Run;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `redoubt alerts`, as typed.
class AlertsCommandTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void file() {
    try (Ledger ledger =
        new DataDirectory(folder).openLedger(Clock.systemUTC(), new SecureRandom())) {
      ledger
          .cases()
          .file(
              List.of(
                  alert("a1", Severity.HIGH, "198.51.100.23"),
                  alert("a2", Severity.LOW, "203.0.113.9")));
    }
  }

  private static CaseFile alert(String id, Severity severity, String address) {
    String json =
        """
        {"schema":"redoubt.alert/v1","id":"%s","title":"Guessing \\u001b[31m from %s",
        "verdict":{"summary":"Somebody guesses."},"evidence":[{"id":"E1","text":"Failed password"}]}
        """
            .formatted(id, address);
    return new CaseFile(
        CaseFile.Kind.ALERT,
        id,
        "Guessing \u001b[31m from " + address,
        severity,
        "",
        1_700_000_000_000L,
        1_700_000_060_000L,
        7,
        Map.of("source.ip", List.of(address), "rule", List.of("r1")),
        json);
  }

  private Run alerts(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "alerts";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--data-dir";
    all[args.length + 2] = folder.toString();
    return Run.of(all);
  }

  @Test
  void listsTheWorstFirstAndNarrows() {
    Run all = alerts("list");
    assertThat(all.lines()).hasSize(2);
    assertThat(all.lines().getFirst()).contains("a1", "HIGH", "new", "Guessing");
    assertThat(all.out()).doesNotContain("\u001b");
    assertThat(all.err()).contains("2 of 2 alerts");
    assertThat(alerts("list", "--severity", "low").lines())
        .singleElement()
        .asString()
        .contains("a2");
    assertThat(alerts("list", "--entity", "source.ip:198.51.100.23").out()).contains("a1");
    assertThat(alerts("list", "--status", "closed").code()).isEqualTo(Exit.FOUND);
    assertThat(alerts("list", "--status", "odd").code()).isEqualTo(Exit.USAGE);
    assertThat(alerts("list", "--limit", "1", "--format", "json").out())
        .contains("\"total\":2", "\"suppressed\":0", "\"cursor\":\"1\"");
    assertThat(alerts("list", "--incidents").err())
        .contains("0 of 0 incidents")
        .contains("No alert belongs together with another: 2 alerts, no incident.");
    assertThat(alerts("list", "--status", "closed", "--format", "json").out())
        .contains("\"explanation\":\"None of 2 alerts fits what was asked.\"");
  }

  @Test
  void decidesOnceForEachRevisionAndKeepsTheHistory() {
    assertThat(alerts("assign", "a1", "alice", "--by", "bob").err()).contains("revision 1");
    assertThat(alerts("note", "a1", "asked the owner", "--by", "bob").code()).isZero();
    Run late = alerts("decide", "a1", "--status", "open", "--revision", "0");
    assertThat(late.code()).isEqualTo(Exit.FOUND);
    assertThat(late.err()).contains("changed since");
    assertThat(alerts("decide", "a1", "--status", "closed").err()).contains("--reason");
    Run closed =
        alerts("decide", "a1", "--status", "closed", "--as", "true_positive", "--reason", "it was");
    assertThat(closed.code()).as(closed.err()).isZero();
    assertThat(alerts("show", "a1").out())
        .contains("closed, true positive", "alice", "Somebody guesses.", "E1: Failed password")
        .contains("bob: note: asked the owner")
        .doesNotContain("\u001b");
    assertThat(alerts("show", "a1", "--format", "json").out()).contains("\"status\":\"closed\"");
    assertThat(alerts("show", "nothing").code()).isEqualTo(Exit.USAGE);
  }
}
