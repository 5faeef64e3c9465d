package io.redoubt.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseFile.Kind;
import io.redoubt.event.port.Ledger;
import io.redoubt.testing.Analyses;
import io.redoubt.testing.serve.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CasesWireTest {
  private static final String JSON = "application/json";
  private final TestServer server = new TestServer();
  private String id = "";

  @BeforeEach
  void file() throws IOException {
    var analysis = Analyses.of("samples/incident");
    Alert alert = analysis.alerts().getFirst();
    id = alert.id();
    var out = new java.io.ByteArrayOutputStream();
    io.redoubt.report.Reports.jsonLines(analysis, out);
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      if (line.contains("redoubt.alert/v1") && line.contains('"' + id + '"')) {
        server.cases().file(List.of(caseFile(Kind.ALERT, id, line)));
      }
    }
  }

  private static CaseFile caseFile(Kind kind, String id, String json) {
    return new CaseFile(kind, id, "t", Severity.HIGH, "", 1, 2, 3, Map.of(), json);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listsAndShowsAlerts() {
    assertThat(server.get("/api/v1/alerts?status=new&limit=10").body())
        .contains(id)
        .contains("\"total\":1");
    assertThat(server.get("/api/v1/alerts/" + id).statusCode()).isEqualTo(200);
    assertThat(server.get("/api/v1/alerts/none").statusCode()).isEqualTo(404);
    assertThat(server.get("/api/v1/incidents").body())
        .contains("\"incidents\":[]")
        .contains(
            "\"explanation\":\"No alert belongs together with another: 1 alert, no incident.\"");
    assertThat(server.get("/api/v1/anomalies").body())
        .contains("\"explanation\":\"There are no events yet.\"");
    assertThat(server.get("/api/v1/alerts?severity=terrible").statusCode()).isEqualTo(400);
    assertThat(server.get("/api/v1/alerts?from=yesterday").statusCode()).isEqualTo(400);
    assertThat(server.get("/api/v1/alerts?colour=red").statusCode()).isEqualTo(400);
  }

  /// So that a bookmark leads on.
  @Test
  void anIncidentOfWhichOneAlertIsLeftNamesTheAlert() {
    server.cases().file(List.of(caseFile(Kind.INCIDENT, "gone-1", "{}")));
    server.ledger().file(List.of(), Map.of("gone-1", id), List.of());
    for (String path : List.of("", "/history", "/evidence", "/prompt")) {
      var answer = server.get("/api/v1/incidents/gone-1" + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(410);
      assertThat(answer.body())
          .contains("\"code\":\"incident_is_alert\"")
          .contains("\"alert_id\":\"" + id + '"');
      assertThat(answer.headers().firstValue("link"))
          .hasValue("</api/v1/alerts/" + id + ">; rel=\"successor-version\"");
    }
    String note = "{\"text\":\"seen\"}";
    assertThat(
            server.post("/api/v1/incidents/gone-1/notes", note, "Content-Type", JSON).statusCode())
        .isEqualTo(410);
    assertThat(server.get("/api/v1/incidents/none").statusCode()).isEqualTo(404);
  }

  @Test
  void findsAlertsByWhatTheySayAndByNotes() {
    String path = "/api/v1/alerts/search?query=";
    assertThat(server.get(path + "log-on+deploy").body())
        .contains(id)
        .contains("\"kind\":\"alert\"")
        .contains("\"total\":1");
    String[] json = {"Content-Type", JSON};
    server.post("/api/v1/alerts/" + id + "/notes", "{\"text\":\"planned zebra drill\"}", json);
    assertThat(server.get(path + "zebra&mode=keyword").body())
        .contains("\"kind\":\"note\"")
        .contains("planned zebra drill");
    assertThat(server.get(path + "okapi&mode=keyword").body())
        .contains("\"hits\":[]")
        .contains("nor has a note");
    assertThat(server.get(path + "zebra&severity=low").body()).contains("None of the 1 alerts");
    assertThat(server.get("/api/v1/incidents/search?query=zebra").body())
        .contains("no incidents yet");
    assertThat(server.get("/api/v1/alerts/search").statusCode()).isEqualTo(400);
    assertThat(server.get(path + "zebra&mode=magic").statusCode()).isEqualTo(400);
    assertThat(server.get(path + "%3F%21").statusCode()).isEqualTo(400);
  }

  @Test
  void takesADecisionOnlyWhenNothingChangedSince() {
    String path = "/api/v1/alerts/" + id + "/disposition";
    String tag = server.get("/api/v1/alerts/" + id).headers().firstValue("etag").orElseThrow();
    String body = "{\"status\":\"closed\",\"disposition\":\"false_positive\",\"reason\":\"test\"}";
    assertThat(put(path, body, "\"other\", " + tag).statusCode()).isEqualTo(200);
    assertThat(put(path, body, tag).statusCode()).isEqualTo(412);
    assertThat(put(path, body, "\"other\", " + tag).statusCode()).isEqualTo(412);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    assertThat(server.send("PUT", path, bytes, "Content-Type", JSON).statusCode()).isEqualTo(428);
    assertThat(put(path, "{\"status\":\"closed\"}", "*").statusCode()).isEqualTo(400);
    assertThat(server.get("/api/v1/alerts/" + id).body()).contains("\"status\":\"closed\"");
    assertThat(server.get("/api/v1/alerts/" + id + "/history").body())
        .contains("false_positive")
        .contains("\"actor\":\"local\"");
  }

  @Test
  void notesAndAssignsUnderTheNameOfTheKey() {
    server.keys().create("ann", Set.of("triage", "read"), 0);
    String[] key = {"X-API-Key", "secret-of-ann", "Content-Type", JSON, "If-Match", "*"};
    assertThat(
            server.post("/api/v1/alerts/" + id + "/notes", "{\"text\":\"seen\"}", key).statusCode())
        .isEqualTo(200);
    byte[] ann = "{\"assignee\":\"ann\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(server.send("PUT", "/api/v1/alerts/" + id + "/assignee", ann, key).body())
        .contains("\"assignee\":\"ann\"");
    assertThat(server.get("/api/v1/alerts/" + id + "/history", key).body())
        .contains("\"actor\":\"ann\"")
        .contains("seen");
  }

  private java.net.http.HttpResponse<String> put(String path, String body, String tag) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return server.send("PUT", path, bytes, "Content-Type", JSON, "If-Match", tag);
  }

  @Test
  void makesListsAndRevokesKeys() {
    String body = "{\"name\":\"root\",\"scopes\":[\"admin\"]}";
    var made = server.post("/api/v1/keys", body, "Content-Type", JSON);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.body()).contains("\"key\":\"secret-of-root\"");
    assertThat(server.get("/api/v1/keys").statusCode()).isEqualTo(401);
    String[] key = {"X-API-Key", "secret-of-root", "Content-Type", JSON};
    assertThat(server.get("/api/v1/keys", key).body()).doesNotContain("secret-of");
    assertThat(server.post("/api/v1/keys", body, key).statusCode()).isEqualTo(409);
    assertThat(server.post("/api/v1/keys", "{\"name\":\"x\"}", key).statusCode()).isEqualTo(400);
    assertThat(server.send("DELETE", "/api/v1/keys/root", new byte[0], key).statusCode())
        .isEqualTo(204);
    assertThat(server.get("/api/v1/keys", key).statusCode()).isEqualTo(401);
  }

  @Test
  void tellsAReaderWhatChangedSinceItLeft() throws IOException {
    assertThat(heard("0", 1)).singleElement().extracting(Heard::data).asString().contains(id);
  }

  private List<CaseFile> alerts(String... ids) {
    String json = server.cases().find(Kind.ALERT, id).orElseThrow().file().json();
    return Stream.of(ids)
        .map(other -> caseFile(Kind.ALERT, other, json.replace(id, other)))
        .toList();
  }

  /* Cases that are filed together change in the same millisecond. */
  @Test
  void aReaderThatComesBackHearsEachChangeOnce() throws IOException {
    server.cases().file(alerts("A-7", "A-8", "A-9"));
    List<String> told = new ArrayList<>();
    String last = "0";
    for (int i = 0; i < 4; i++) {
      Heard one = heard(last, 1).getFirst();
      last = one.spot();
      told.add(one.alert());
    }
    assertThat(told).containsExactly(id, "A-7", "A-8", "A-9");
    server.cases().file(alerts("A-5"));
    assertThat(heard(last, 1)).extracting(Heard::alert).containsExactly("A-5");
    assertThat(server.get("/api/v1/stream?since=soon").statusCode()).isEqualTo(400);
  }

  /* Its time was taken before it waited for the disk, or the clock was set back. */
  @Test
  void aChangeThatIsStampedEarlierAndCommittedLaterIsToldToAReaderThatComesBack()
      throws IOException {
    server.cases().file(alerts("A-7"));
    List<Heard> before = heard("0", 2);
    Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-1));
    try (Ledger other = server.ledger(slow)) {
      other.cases().file(alerts("A-8"));
    }
    server.cases().file(alerts("A-9"));
    Heard first = heard(before.getLast().spot(), 1).getFirst();
    assertThat(first.alert()).isEqualTo("A-8");
    assertThat(heard(first.spot(), 1).getFirst().alert()).isEqualTo("A-9");
  }

  @Test
  void aReaderFromBeforeABackupWasRestoredHearsEverything() throws IOException {
    assertThat(heard("c900", 1)).extracting(Heard::alert).containsExactly(id);
  }

  @Test
  void aReaderWithAnIdOfAnEarlierVersionHearsWhatChangedSinceThatMoment() throws IOException {
    String old = System.currentTimeMillis() + 60_000 + ".alert:A-1";
    try (Ledger ahead = server.ledger(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)))) {
      ahead.cases().file(alerts("A-8"));
    }
    assertThat(heard(old, 1)).extracting(Heard::alert).containsExactly("A-8");
  }

  private record Heard(String spot, String data) {
    String alert() {
      return data.replaceAll(".*?\"id\" ?: ?\"([^\"]*)\".*", "$1");
    }
  }

  /* So many events behind this one. */
  private List<Heard> heard(String since, int events) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + "/api/v1/stream?since=" + since);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(uri.toURL().openStream(), StandardCharsets.UTF_8))) {
      List<Heard> heard = new ArrayList<>();
      String spot = "";
      for (String line = lines.readLine();
          line != null && heard.size() < events;
          line = heard.size() < events ? lines.readLine() : line) {
        if (line.startsWith("id: ")) {
          spot = line.substring(4);
        } else if (line.startsWith("data: ")) {
          heard.add(new Heard(spot, line.substring(6)));
        }
      }
      return heard;
    }
  }

  @Test
  void publishesItsContract() {
    assertThat(server.get("/api/v1/openapi.json").body()).contains("\"operationId\":\"stream\"");
  }
}
