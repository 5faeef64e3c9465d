package io.redoubt.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.serve.TestServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RulesApiTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String[] YAML = {"Content-Type", "application/yaml"};
  private static final String[] TYPE = {"Content-Type", "application/json"};
  private static final String RULE =
      """
      title: Odd tool was started
      id: 5f3c1d52-0b5a-4f0e-9a57-3f1f4f6f0001
      status: experimental
      level: high
      logsource: {product: linux, service: sshd}
      detection:
        words: {message|contains: 'odd-tool'}
        condition: words
      """;
  private static final String ID = "5f3c1d52-0b5a-4f0e-9a57-3f1f4f6f0001";
  private static final String LINE =
      "Nov 20 10:00:00 web sshd[77]: error: odd-tool failed for root";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private JsonNode test(Map<String, Object> body) {
    HttpResponse<String> answer =
        server.post("/api/v1/rules/test", JSON.writeValueAsString(body), TYPE);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  @Test
  void listsEveryRuleThatComesWithRedoubtPageByPage() {
    JsonNode first = json(server.get("/api/v1/rules?limit=100"));
    assertThat(first.get("total").asInt()).isGreaterThan(200);
    assertThat(first.get("rules")).hasSize(100);
    assertThat(first.get("rejected")).isEmpty();
    String next = first.get("cursor").asString();
    JsonNode second = json(server.get("/api/v1/rules?limit=100&cursor=" + next));
    assertThat(second.at("/rules/0/id")).isNotEqualTo(first.at("/rules/0/id"));
    assertThat(json(server.get("/api/v1/rules?kind=correlation&level=critical,high")).get("rules"))
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.get("kind").asString()).isEqualTo("correlation"));
    String id = first.at("/rules/0/id").asString();
    assertThat(json(server.get("/api/v1/rules/" + id)).get("yaml").asString()).contains(id);
  }

  @Test
  void anUploadedRuleIsTriedTakenReplacedTurnedOffAndRemoved() {
    assertThat(test(Map.of("yaml", RULE, "records", List.of("x", LINE))).get("matched").toString())
        .isEqualTo("[1]");
    HttpResponse<String> made = server.post("/api/v1/rules", RULE, YAML);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(json(made).at("/rules/0/status").asString()).isEqualTo("experimental");
    assertThat(test(Map.of("rule", ID, "records", List.of(LINE))).get("findings")).hasSize(1);
    HttpResponse<String> again =
        server.post("/api/v1/rules", RULE.replace("high", "critical"), YAML);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(server.get("/api/v1/rules/" + ID)).get("level").asString())
        .isEqualTo("critical");
    String path = "/api/v1/rules/" + ID;
    byte[] off =
        "{\"enabled\":false,\"reason\":\"too loud\"}"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(json(server.send("PUT", path + "/enabled", off, TYPE)).get("state").asString())
        .isEqualTo("disabled");
    assertThat(json(server.get("/api/v1/rules?state=disabled")).get("total").asInt()).isEqualTo(1);
    assertThat(server.send("DELETE", path, new byte[0]).statusCode()).isEqualTo(204);
    assertThat(server.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void saysLineAndColumnOfWhatIsWrong() {
    String wrong = RULE.replace("message|contains", "message|contians");
    HttpResponse<String> answer = server.post("/api/v1/rules", wrong, YAML);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/errors/0/line").asInt()).isEqualTo(7);
    assertThat(json(answer).at("/errors/0/column").asInt()).isPositive();
    assertThat(server.post("/api/v1/rules", "title: [", YAML).statusCode()).isEqualTo(422);
    String nameless = RULE.replace("id: " + ID, "author: nobody");
    assertThat(server.post("/api/v1/rules", nameless, YAML).body()).contains("has no id");
    assertThat(server.post("/api/v1/rules", "", YAML).statusCode()).isEqualTo(422);
  }

  @Test
  void aRuleOfRedoubtIsNeitherReplacedNorRemoved() {
    String id = json(server.get("/api/v1/rules?limit=1")).at("/rules/0/id").asString();
    String same = RULE.replace(ID, id);
    assertThat(server.post("/api/v1/rules", same, YAML).statusCode()).isEqualTo(409);
    assertThat(server.send("DELETE", "/api/v1/rules/" + id, new byte[0]).statusCode())
        .isEqualTo(409);
  }

  @Test
  void aCorrelationIsTriedWithTheRulesItCounts() {
    String both =
        RULE
            + """
            ---
            title: Odd tool again and again
            id: 5f3c1d52-0b5a-4f0e-9a57-3f1f4f6f0002
            level: high
            correlation:
              type: event_count
              rules: [5f3c1d52-0b5a-4f0e-9a57-3f1f4f6f0001]
              group-by: [host.name]
              timespan: 5m
              condition: {gte: 3}
            """;
    JsonNode outcome = test(Map.of("yaml", both, "records", List.of(LINE, LINE, LINE)));
    assertThat(outcome.get("findings").toString()).contains("0002");
    assertThat(outcome.get("matched")).hasSize(3);
  }
}
