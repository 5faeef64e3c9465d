package io.redoubt.notify.wazuh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichmentFileTest {
  private static final Words WORDS =
      new Words("Two\nsentences \"here\".", 0.914, "Look at it.", "deterministic", "high", "a1");

  @TempDir private Path folder = Path.of("");

  private static WazuhAlert alert(String id, String manager, String agent) {
    String json =
        """
        {"id":"%s","manager":{"name":"%s"},"agent":{"id":"%s","name":"web01"},
        "rule":{"id":"5710","level":10,"groups":["sshd"]}}\
        """
            .formatted(id, manager, agent);
    return WazuhAlert.of(bytes(json)).orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private EnrichmentFile file() {
    return new EnrichmentFile(
        folder.resolve("new/enrichment.json"), () -> Instant.parse("2026-01-02T03:04:05Z"));
  }

  @Test
  void saysOneLineOfJsonForAnAlert() throws IOException {
    assertThat(file().say(alert("1.2", "m", "001"), WORDS)).isTrue();
    assertThat(Files.readString(folder.resolve("new/enrichment.json")))
        .isEqualTo(
            """
            {"integration":"redoubt","timestamp":"2026-01-02T03:04:05Z","wazuh_alert_id":"1.2",\
            "wazuh_rule_id":"5710","wazuh_level":10,"manager":"m",\
            "agent":{"id":"001","name":"web01"},"redoubt_alert":"a1",\
            "llm":{"summary":"Two\\nsentences \\"here\\".","confidence":0.91,\
            "next_step":"Look at it.","severity":"high","engine":"deterministic"}}
            """);
  }

  @Test
  void saysItOnceByIdManagerAndAgentAlsoAfterARestart() throws IOException {
    EnrichmentFile file = file();
    file.say(alert("1", "m", "001"), WORDS);
    assertThat(file.say(alert("1", "m", "001"), WORDS)).isFalse();
    assertThat(file.say(alert("1", "n", "001"), WORDS)).isTrue();
    assertThat(file.say(alert("1", "m", "002"), WORDS)).isTrue();
    EnrichmentFile again = file();
    assertThat(again.say(alert("1", "n", "001"), WORDS)).isFalse();
    assertThat(again.say(alert("2", "m", "001"), WORDS)).isTrue();
    assertThat(Files.readAllLines(folder.resolve("new/enrichment.json"))).hasSize(4);
  }

  @Test
  void whatIsNoAlertOrOurOwnIsNotAnswered() {
    assertThat(WazuhAlert.of(bytes("not json"))).isEmpty();
    assertThat(WazuhAlert.of(bytes("[]"))).isEmpty();
    assertThat(WazuhAlert.of(bytes("{\"id\":\"1\"}"))).isEmpty();
    assertThat(
            WazuhAlert.of(
                bytes("{\"id\":\"1\",\"rule\":{\"id\":\"117500\",\"groups\":[\"redoubt\"]}}")))
        .isEmpty();
  }
}
