package io.redoubt.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.audit.AuditLog;
import io.redoubt.audit.entry.Asking;
import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.audit.entry.Basis;
import io.redoubt.audit.entry.ModelUsed;
import io.redoubt.audit.entry.Outcome;
import io.redoubt.audit.entry.Payload;
import io.redoubt.audit.entry.Range;
import io.redoubt.audit.entry.RedactionUsed;
import io.redoubt.audit.entry.Versions;
import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseFile.Kind;
import io.redoubt.testing.serve.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a model saw of an alert, as the audit log has it.
class PromptWireTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String PROMPT = "system\0Judge.\0user\0USER_1 from IP_EXT_1_N1, USER_12\0";
  private static final Asking ASKING =
      new Asking(
          new ModelUsed("ollama", "0.12", "phi4-mini", "sha256:aa", Map.of()),
          new Versions("p1", "s1", "m1"),
          new RedactionUsed(2, "map"),
          "hash");

  private final TestServer server = new TestServer();

  @BeforeEach
  void ask() {
    for (String id : List.of("a1", "a2", "a3")) {
      server
          .cases()
          .file(
              List.of(
                  new CaseFile(Kind.ALERT, id, id, Severity.HIGH, "", 1, 2, 3, Map.of(), "{}")));
    }
    AuditLog log = server.audit().log();
    Payload prompt = Payload.text(Payload.PROMPT, PROMPT);
    long asked =
        log.append(new AuditEntry.Prompt("a1", "question", ASKING, List.of(prompt))).index();
    Payload answer = Payload.text(Payload.RESPONSE, "{\"summary\":\"USER_1 did\"}");
    log.append(new AuditEntry.Response("a1", asked, "complete", "", Map.of(), List.of(answer)));
    Payload map = Payload.text(Payload.REDACTION_MAP, "IP_EXT_1_N1\t203.0.113.9\nUSER_1\tann$1\n");
    long judged = verdict("a1", new Basis("unqualified", List.of(asked), List.of(), -1), map);
    verdict("a2", new Basis("unqualified", List.of(), List.of(), judged), map);
  }

  private long verdict(String id, Basis basis, Payload map) {
    Outcome outcome = new Outcome("merged", "true_positive", "high", "", basis, Map.of());
    return server
        .audit()
        .log()
        .append(new AuditEntry.Verdict(id, ASKING, outcome, List.of(map)))
        .index();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode prompt(String id) {
    var answer = server.get("/api/v1/alerts/" + id + "/prompt");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return MAPPER.readTree(answer.body());
  }

  @Test
  void showsWhatTheModelSawByteForByteWithItsStandIns() {
    JsonNode exchange = prompt("a1").at("/exchanges/0");
    StringBuilder sent = new StringBuilder();
    for (JsonNode message : exchange.path("messages")) {
      sent.append(message.path("role").asString()).append('\0');
      sent.append(message.path("text").asString()).append('\0');
    }
    assertThat(sent.toString()).isEqualTo(PROMPT);
    assertThat(exchange.path("model").asString()).isEqualTo("phi4-mini");
    assertThat(exchange.path("result").asString()).isEqualTo("complete");
    assertThat(exchange.path("response").asString()).contains("USER_1 did");
    assertThat(exchange.path("prompt_sha256").asString()).hasSize(64);
  }

  @Test
  void showsTheFirstAskingOfAReusedAnswer() {
    JsonNode reused = prompt("a2");
    assertThat(reused.path("reused_from").asLong()).isEqualTo(3);
    assertThat(reused.at("/exchanges/0/messages/0/text").asString()).isEqualTo("Judge.");
    assertThat(server.get("/api/v1/alerts/a3/prompt").statusCode()).isEqualTo(404);
  }

  @Test
  void revealsValuesOnceTheReasonIsOnRecord() {
    String path = "/api/v1/alerts/a1/prompt/reveal";
    String reason = "{\"reason\":\"ticket 4711\"}";
    var answer = server.post(path, reason, "Content-Type", "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode revealed = MAPPER.readTree(answer.body());
    assertThat(revealed.at("/exchanges/0/messages/1/text").asString())
        .isEqualTo("ann$1 from 203.0.113.9, USER_12");
    assertThat(revealed.at("/exchanges/0/response").asString()).contains("ann$1 did");
    long index = revealed.path("reveal_index").asLong();
    assertThat(server.get("/api/v1/audit/entries/" + index).body())
        .contains("\"reveal\"")
        .contains("ticket 4711");
    assertThat(prompt("a1").toString()).doesNotContain("203.0.113.9");
  }

  @Test
  void saysThatAPromptWasPurged() {
    server.audit().log().purge(List.of(new Range(0, 10)), "ann", "erasure");
    JsonNode exchange = prompt("a1").at("/exchanges/0");
    assertThat(exchange.path("purged").asBoolean()).isTrue();
    assertThat(exchange.path("messages")).isEmpty();
  }
}
