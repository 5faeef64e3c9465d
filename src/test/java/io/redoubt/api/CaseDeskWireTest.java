package io.redoubt.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseFile.Kind;
import io.redoubt.testing.Analyses;
import io.redoubt.testing.serve.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Evidence, suppressions, labels: every exchange is held against the contract.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseDeskWireTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String JSON = "application/json";

  private final String soon = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
  private final List<CaseFile> files = new ArrayList<>();
  private TestServer server = new TestServer();
  private String id = "";

  @BeforeAll
  void analyse() throws IOException {
    var analysis = Analyses.of("samples/incident/web01");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    io.redoubt.report.Reports.jsonLines(analysis, out);
    for (Alert alert : analysis.alerts()) {
      String start = "\"id\":\"" + alert.id() + '"';
      for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
        if (line.contains("redoubt.alert/v1") && line.contains(start)) {
          files.add(caseFile(alert, line));
        }
      }
    }
    id = analysis.alerts().getFirst().id();
    server.close();
  }

  @BeforeEach
  void start() {
    server = new TestServer();
    server.cases().file(files);
  }

  private static CaseFile caseFile(Alert alert, String json) {
    Map<String, List<String>> marks = new HashMap<>(alert.entities().values());
    marks.put("rule", alert.rules().stream().map(rule -> rule.id()).toList());
    long now = System.currentTimeMillis();
    return new CaseFile(
        Kind.ALERT, alert.id(), alert.title(), alert.severity(), "", now, now, 3, marks, json);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return MAPPER.readTree(answer.body());
  }

  private HttpResponse<String> post(String path, String body) {
    return server.post(path, body, "Content-Type", JSON);
  }

  @Test
  void showsTheEvidenceWithTheIdsOfItsEvents() {
    JsonNode evidence = json(server.get("/api/v1/alerts/" + id + "/evidence"), 200);
    assertThat(evidence.path("lines")).isNotEmpty();
    assertThat(evidence.path("lines").path(0).path("id").asString()).isEqualTo("E1");
    assertThat(evidence.path("evidence_hash").asString()).hasSize(64);
    assertThat(server.get("/api/v1/alerts/none/evidence").statusCode()).isEqualTo(404);
    JsonNode events = json(server.get("/api/v1/alerts/" + id + "/events"), 200);
    assertThat(events.path("missing")).as("this server keeps no events").isNotEmpty();
    assertThat(server.get("/api/v1/alerts/" + id + "/events?limit=0").statusCode()).isEqualTo(400);
  }

  @Test
  void saysThatNoModelWasAsked() {
    assertThat(json(server.get("/api/v1/alerts/" + id + "/prompt"), 404).path("code").asString())
        .isEqualTo("no_prompt");
    String reveal = "/api/v1/alerts/" + id + "/prompt/reveal";
    assertThat(post(reveal, "{}").statusCode()).isEqualTo(400);
    assertThat(post(reveal, "{\"reason\":\" \"}").statusCode()).isEqualTo(400);
    assertThat(post(reveal, "{\"reason\":\"ticket\"}").statusCode()).isEqualTo(404);
  }

  @Test
  void saysThatThereIsNoModelToAsk() {
    String path = "/api/v1/alerts/" + id + "/triage";
    assertThat(json(post(path, "{\"urgency\":\"now\"}"), 409).path("code").asString())
        .isEqualTo("no_model");
    assertThat(post(path, "{\"urgency\":\"yesterday\"}").statusCode()).isEqualTo(400);
    assertThat(server.send("POST", path, new byte[0]).statusCode()).isEqualTo(409);
    assertThat(json(server.get(path), 200).path("state").asString()).isEqualTo("no_model");
    assertThat(server.get("/api/v1/incidents/none/triage").statusCode()).isEqualTo(404);
  }

  private JsonNode anAlertWithAnAddress() {
    JsonNode all = json(server.get("/api/v1/alerts?limit=100"), 200);
    return all.path("alerts")
        .valueStream()
        .filter(alert -> !alert.at("/entities/source.ip").isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static String scope(JsonNode alert) {
    return "{\"networks\":[\"0.0.0.0/0\"],\"rules\":" + alert.path("rule_ids") + "}";
  }

  @Test
  void tellsWhatItWouldHideThenHidesThatAndShowsItAgain() {
    JsonNode alert = anAlertWithAnAddress();
    String scope = scope(alert);
    JsonNode all = json(server.get("/api/v1/alerts"), 200);
    JsonNode preview = json(post("/api/v1/suppressions/preview", "{\"scope\":" + scope + "}"), 200);
    long hidden = preview.path("hidden_alerts").asLong();
    assertThat(hidden).isPositive();
    assertThat(preview.path("alerts").asLong()).isEqualTo(all.path("total").asLong());
    assertThat(preview.path("hidden_findings").asLong()).isPositive();
    assertThat(preview.path("examples")).isNotEmpty();
    assertThat(json(server.get("/api/v1/alerts"), 200).path("total")).isEqualTo(all.path("total"));
    String body = "{\"scope\":" + scope + ",\"reason\":\"scanner\",\"expires\":\"" + soon + "\"}";
    JsonNode made = json(post("/api/v1/suppressions", body), 201);
    assertThat(made.path("hides").asLong()).isEqualTo(hidden);
    JsonNode rest = json(server.get("/api/v1/alerts"), 200);
    assertThat(rest.path("suppressed").asLong()).isEqualTo(hidden);
    assertThat(rest.path("total").asLong()).isEqualTo(all.path("total").asLong() - hidden);
    assertThat(json(server.get("/api/v1/alerts?suppressed=any"), 200).path("total"))
        .isEqualTo(all.path("total"));
    String suppression = made.path("id").asString();
    JsonNode marked = json(server.get("/api/v1/alerts/" + alert.path("id").asString()), 200);
    assertThat(marked.path("suppressed_by").asString()).isEqualTo(suppression);
    assertThat(marked.path("evidence")).isEqualTo(alert.path("evidence"));
    String path = "/api/v1/suppressions/" + suppression;
    assertThat(server.send("DELETE", path, new byte[0]).statusCode()).isEqualTo(200);
    assertThat(server.send("DELETE", path, new byte[0]).statusCode()).isEqualTo(404);
    assertThat(json(server.get("/api/v1/alerts"), 200).path("total")).isEqualTo(all.path("total"));
    assertThat(json(server.get(path), 200).path("active").asBoolean()).isFalse();
    assertThat(json(server.get("/api/v1/suppressions"), 200).path("suppressions")).isEmpty();
    assertThat(json(server.get("/api/v1/suppressions?all=true"), 200).path("suppressions"))
        .hasSize(1);
    JsonNode record = json(server.get("/api/v1/audit/entries?kind=administration"), 200);
    assertThat(record.toString()).contains("suppression_add").contains("suppression_delete");
    assertThat(record.toString()).contains("case_suppression");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"scope\":{}}",
        "{\"scope\":[]}",
        "{\"scope\":{\"rules\":[]}}",
        "{\"scope\":{\"rules\":[1]}}",
        "{\"scope\":{\"rules\":\"r\"}}",
        "{\"scope\":{\"networks\":[\"10.0.0.0/33\"]}}",
        "{\"scope\":{\"networks\":[\"house\"]}}",
        "{\"scope\":{\"entities\":[]}}",
        "{\"scope\":{\"entities\":{\"x\":[\"y\"]}}}",
        "{\"scope\":{\"hosts\":[\"a\"],\"colour\":1}}",
        "{\"scope\":{\"hosts\":[\"a\"],\"max_severity\":\"terrible\"}}",
        "{\"scope\":{\"hosts\":[\"a\"],\"from\":\"2026-02-02\",\"to\":\"2026-01-01\"}}",
        "{\"scope\":{\"hosts\":[\"a\"],\"from\":7}}",
        "{\"scope\":{\"hosts\":[\"a\"]},\"days\":0}",
        "{\"scope\":{\"hosts\":[\"a\"]},\"days\":1e99}"
      })
  void refusesAScopeThatIsNone(String body) {
    assertThat(post("/api/v1/suppressions/preview", body).statusCode()).isEqualTo(400);
    assertThat(post("/api/v1/suppressions", body).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesASuppressionWithoutReasonOrEnd() {
    String scope = "{\"scope\":{\"hosts\":[\"web-1\"]}";
    for (String rest :
        List.of(
            "}",
            ",\"reason\":\"x\"}",
            ",\"expires\":\"" + soon + "\"}",
            ",\"reason\":\"x\",\"expires\":\"2020-01-01\"}",
            ",\"reason\":\"x\",\"expires\":\"2999-01-01\"}",
            ",\"reason\":\"\",\"expires\":\"" + soon + "\"}")) {
      assertThat(post("/api/v1/suppressions", scope + rest).statusCode()).as(rest).isEqualTo(400);
    }
    assertThat(server.get("/api/v1/suppressions/none").statusCode()).isEqualTo(404);
    assertThat(server.get("/api/v1/suppressions?all=perhaps").statusCode()).isEqualTo(400);
  }

  @Test
  void keepsDecisionsAsLabelsAndOnRecord() {
    String path = "/api/v1/alerts/" + id;
    String body = "{\"status\":\"closed\",\"disposition\":\"false_positive\",\"reason\":\"drill\"}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    json(
        server.send("PUT", path + "/disposition", bytes, "Content-Type", JSON, "If-Match", "*"),
        200);
    JsonNode labels = json(server.get("/api/v1/feedback"), 200);
    assertThat(labels.path("labels").path(0).path("disposition").asString())
        .isEqualTo("false_positive");
    assertThat(labels.at("/labels/0/case/id").asString()).isEqualTo(id);
    assertThat(json(server.get("/api/v1/feedback?cursor=1"), 200).path("labels")).isEmpty();
    JsonNode record = json(server.get("/api/v1/audit/entries?act=case_disposition"), 200);
    assertThat(record.path("entries")).hasSize(1);
    assertThat(record.toString()).contains("closed as false_positive").contains("drill");
  }

  @Test
  void onlyWhoMayTriageSeesPrompts() {
    server.keys().create("eye", Set.of("read"), 0);
    String[] key = {"X-API-Key", "secret-of-eye"};
    assertThat(server.get("/api/v1/alerts/" + id + "/prompt", key).statusCode()).isEqualTo(403);
    assertThat(server.get("/api/v1/alerts/" + id + "/evidence", key).statusCode()).isEqualTo(200);
  }
}
