package io.redoubt.cli.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.llm.ServerKind;
import io.redoubt.testing.cli.Run;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `redact preview` shows is what leaves.
class RedactPreviewTest {
  private static final String LOGON =
      "Nov 20 10:00:01 web sshd[1]: Failed password for alice from 203.0.113.9 port 22 ssh2\n";
  private static final String JSON =
      "{\"timestamp\":\"2026-03-17T02:00:00Z\",\"event\":\"login\",\"user\":\"alice\",\"note\":\"alice"
          + " was here\"}\n";
  private static final String LOG = "samples/incident/web01/auth.log";
  private static final Pattern ROW = Pattern.compile("^(?:\\[E\\d+]|E\\d+).*$", Pattern.MULTILINE);

  @TempDir Path folder = Path.of("");

  private String policy(String fields) throws IOException {
    String yaml = "redaction:\n  fields:\n" + fields.indent(4);
    return Files.writeString(folder.resolve("redoubt.yaml"), yaml).toString();
  }

  @Test
  void aDroppedFieldIsDroppedFromTheTextOfARecord() throws IOException {
    String file = policy("user.name: dropped");
    assertThat(Run.with(LOGON, "redact", "preview", "-").out())
        .contains("for USER_1 from IP_EXT_1");
    Run run = Run.with(LOGON, "redact", "preview", "-", "-c", file);
    assertThat(run.out()).contains("password for [user.name] from IP_EXT_1_N1 port 22");
    assertThat(run.err()).contains("1 × dropped user.name");
  }

  @Test
  void aDroppedFieldIsDroppedWhereverItsValueStandsInTheRecord() throws IOException {
    String file = policy("user.name: dropped");
    assertThat(Run.with(JSON, "redact", "preview", "-", "-c", file).out()).doesNotContain("alice");
  }

  @Test
  void whatNoFieldNamesIsDroppedByItsShape() throws IOException {
    String file = policy("user.name: dropped\nsource.ip: dropped");
    assertThat(
            Run.with(
                    "met /home/alice/x and 203.0.113.9 there\n",
                    "redact",
                    "preview",
                    "-",
                    "-c",
                    file)
                .out())
        .isEqualTo("met /home/[user]/x and [source.ip] there\n");
  }

  @Test
  void asMuchOfARecordIsShownAsAModelSees() {
    String line = "Nov 20 10:00:01 web app[1]: " + "a word or two ".repeat(100) + "the end\n";
    assertThat(Run.with(line, "redact", "preview", "-").out())
        .contains("…[+")
        .doesNotContain("end");
    assertThat(Run.with(line, "redact", "preview", "-", "--whole").out()).endsWith("the end\n");
    assertThat(Run.with("x\n", "redact", "preview", "-", "--tier", "3").code())
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void whatAPolicyDropsIsInNoPromptThatLeaves() throws IOException {
    String file = policy("user.name: dropped\nuser.target.name: dropped\nprocess.name: dropped");
    try (var server =
        FakeModelServer.of(
            ServerKind.OLLAMA,
            asked -> Models.honestly(new Draft(asked.prompt(), asked.schema())))) {
      Run run =
          Run.of("analyze", LOG, "--llm-url", server.url(), "--model", "phi4-mini", "-c", file);
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(server.asked()).isNotEmpty();
      server
          .asked()
          .forEach(
              asked ->
                  assertThat(asked.prompt())
                      .contains("[user.name]")
                      .doesNotContain("sshd", "deploy", "sysbackup", "ADMIN_1", "DOMAIN_"));
      assertThat(server.asked()).anyMatch(asked -> asked.prompt().contains("[process.name]["));
    }
  }

  @Test
  void eachExcerptInAPromptStandsInThePreview() throws IOException {
    String file = policy("user.name: dropped\nsource.ip: dropped\nhost.name: dropped");
    String preview = Run.of("redact", "preview", LOG, "-c", file).out();
    try (var server =
        FakeModelServer.of(
            ServerKind.OLLAMA,
            asked -> Models.honestly(new Draft(asked.prompt(), asked.schema())))) {
      Run.of("analyze", LOG, "--llm-url", server.url(), "--model", "phi4-mini", "-c", file);
      String prompt = server.asked().getFirst().prompt();
      String mark = mark(prompt);
      long excerpts =
          ROW.matcher(prompt)
              .results()
              .map(row -> row.group().replace(mark, " "))
              .filter(row -> row.contains("sshd["))
              .filter(row -> preview.contains(row.substring(row.indexOf("2026-"))))
              .count();
      assertThat(excerpts).isGreaterThan(2);
    }
  }

  private static String mark(String prompt) {
    var mark = Pattern.compile("~[0-9a-f]{4}").matcher(prompt);
    assertThat(mark.find()).isTrue();
    return mark.group();
  }
}
