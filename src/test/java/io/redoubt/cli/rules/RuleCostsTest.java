package io.redoubt.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.testing.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleCostsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RULE =
      """
      title: %s
      id: %s
      status: test
      level: low
      logsource: {product: linux, service: sshd}
      detection:
        s: {message|contains: '%s'}
        condition: s
      ---
      """;
  private static final String COUNT =
      """
      title: Often
      id: 00000000-0000-4000-8000-00000000000c
      status: test
      level: medium
      correlation:
        type: event_count
        rules: [00000000-0000-4000-8000-00000000000a]
        group-by: [source.ip]
        timespan: 5m
        condition: {gte: 3}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void countsWhatEachRuleWasAskedWorkedOutAndFound() throws IOException {
    Path costs = folder.resolve("costs.json");
    Run run = detect("--profile-rules-json", costs.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(Exit.OK);
    JsonNode told = JSON.readTree(Files.readAllBytes(costs));
    assertThat(told.get("events").asLong()).isEqualTo(5);
    Map<String, JsonNode> byTitle = new HashMap<>();
    told.get("rules").forEach(rule -> byTitle.put(rule.get("title").asText(), rule));
    assertThat(byTitle).containsOnlyKeys("Failed", "Accepted", "Never", "Port", "Often");
    assertCounts(Objects.requireNonNull(byTitle.get("Failed")), 5, 4, 4);
    assertCounts(Objects.requireNonNull(byTitle.get("Accepted")), 5, 1, 1);
    assertCounts(Objects.requireNonNull(byTitle.get("Never")), 5, 0, 0);
    assertCounts(Objects.requireNonNull(byTitle.get("Port")), 5, 5, 5);
    assertThat(Objects.requireNonNull(byTitle.get("Often")).get("hits").asLong()).isEqualTo(1);
    assertThat(Objects.requireNonNull(byTitle.get("Failed")).get("ns").asLong()).isPositive();
    assertThat(Objects.requireNonNull(byTitle.get("Never")).get("ns").asLong()).isZero();
  }

  @Test
  void ranksThemInATableForPeopleAndChangesNoResult() throws IOException {
    Run plain = detect();
    Run measured = detect("--profile-rules");
    assertThat(measured.out()).isEqualTo(plain.out()).isNotEmpty();
    assertThat(plain.err()).doesNotContain("candidates");
    assertThat(measured.err()).contains("candidates").contains("Port").contains("1 rule");
  }

  @Test
  void analyzeTellsThemToo() throws IOException {
    Run run =
        Run.of(
            "analyze",
            log().toString(),
            "--llm",
            "off",
            "--rule-set",
            "none",
            "--rules",
            rules().toString(),
            "--profile-rules",
            "--format",
            "json");
    assertThat(run.err()).contains("candidates").contains("Failed");
    assertThat(JSON.readTree(run.out()).get("findings").asLong()).isPositive();
  }

  @Test
  void refusesAFileThatExistsBeforeTheWorkBegins() throws IOException {
    Run run = detect("--profile-rules-json", log().toString());
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.out()).isEmpty();
  }

  private Run detect(String... more) throws IOException {
    String[] first = {
      "detect", log().toString(), "--rule-set", "none", "--rules", rules().toString()
    };
    String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return Run.of(all);
  }

  private static void assertCounts(JsonNode rule, long asked, long evaluated, long hits) {
    assertThat(rule.get("asked").asLong()).isEqualTo(asked);
    assertThat(rule.get("evaluated").asLong()).isEqualTo(evaluated);
    assertThat(rule.get("hits").asLong()).isEqualTo(hits);
  }

  private Path rules() throws IOException {
    String text =
        RULE.formatted("Failed", "00000000-0000-4000-8000-00000000000a", "Failed password")
            + RULE.formatted("Accepted", "00000000-0000-4000-8000-00000000000b", "Accepted")
            + RULE.formatted("Never", "00000000-0000-4000-8000-00000000000d", "Bad protocol")
            + RULE.formatted("Port", "00000000-0000-4000-8000-00000000000e", "port")
            + COUNT.replace("rules:", "generate: true\n  rules:");
    return Files.writeString(folder.resolve("rules.yml"), text);
  }

  private Path log() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      log.append("2026-03-17T02:40:0").append(i).append("+00:00 web01 sshd[7").append(i);
      log.append(i < 4 ? "]: Failed" : "]: Accepted").append(" password for root from ");
      log.append("198.51.100.23 port 4000").append(i).append(" ssh2\n");
    }
    return Files.writeString(folder.resolve("auth.log"), log);
  }
}
