package io.redoubt.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ServerKind;
import io.redoubt.testing.cli.Run;
import io.redoubt.testing.llm.Asked;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What leaves of the texts of a user's own rules.
class RuleTextsTest {
  private static final String RULE =
      """
      title: Log-on of qzwalter at 203.0.113.177 by ops.qz@corp.example on qzfindb7, key %s
      id: 6d2a5b1e-0c7e-4e6f-9a77-0b8a3c6f4d21
      status: stable
      level: high
      logsource:
        product: linux
      detection:
        words:
          - 'Accepted password'
        condition: words
      falsepositives:
        - The nightly vessel of Quentin Zimmer in building nine
      """;

  private static final String LOG =
      """
      Mar 17 02:40:11 qzfindb7 sshd[912]: Accepted password for qzwalter from 203.0.113.177 port 4022 ssh2
      """;

  @TempDir private Path folder = Path.of("");

  private String asked(String tier) throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    String key = "ghp_" + "Zx8Kq2Lm9Vt4Rw7Yp1Ns6Bd3Fh5Jc0Ga8Te2";
    Files.writeString(rules.resolve("own.yml"), RULE.formatted(key));
    Path log = Files.writeString(folder.resolve("auth.log"), LOG);
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, RuleTextsTest::honest)) {
      Run run =
          Run.of(
              "analyze",
              log.toString(),
              "--rule-set",
              "none",
              "--rules",
              rules.toString(),
              "--llm-url",
              server.url(),
              "--model",
              "phi4-mini",
              "--redaction",
              tier);
      assertThat(run.code()).as(run.err()).isZero();
      List<Asked> all = server.asked();
      assertThat(all).isNotEmpty();
      return String.join("\n", all.stream().map(Asked::prompt).toList());
    }
  }

  private static String honest(Asked asked) {
    return Models.honestly(new Draft(asked.prompt(), asked.schema()));
  }

  @Test
  void titlesLeaveWithoutWhomTheyName() throws IOException {
    for (String tier : List.of("1", "2")) {
      assertThat(asked(tier))
          .as("tier " + tier)
          .contains("Log-on of ")
          .doesNotContain("qzwalter", "203.0.113.177", "ops.qz", "qzfindb7", "Zx8Kq2Lm9");
    }
  }

  @Test
  void harmlessCausesLeaveFromTierTwoOn() throws IOException {
    assertThat(asked("1")).doesNotContain("Zimmer", "vessel").contains("[rule.false_positives]");
    assertThat(asked("2")).contains("vessel");
  }
}
