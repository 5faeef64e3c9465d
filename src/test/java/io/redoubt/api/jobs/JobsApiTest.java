package io.redoubt.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.serve.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JobsApiTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PATH = "/api/v1/jobs";
  private static final String[] TEXT = {"Content-Type", "text/plain"};

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private String submit(String body, String... more) {
    HttpResponse<String> taken = server.post(PATH, body, more.length == 0 ? TEXT : more);
    assertThat(taken.statusCode()).as(taken.body()).isIn(200, 202);
    return json(taken).get("id").asString();
  }

  private JsonNode until(String id, String state) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    JsonNode job = json(server.get(PATH + '/' + id));
    while (!job.get("state").asString().equals(state) && System.nanoTime() < end) {
      LockSupport.parkNanos(5_000_000);
      job = json(server.get(PATH + '/' + id));
    }
    assertThat(job.get("state").asString()).isEqualTo(state);
    return job;
  }

  @Test
  void anUploadIsAnalysedAndItsReportIsThere() {
    String id = submit("Nov 20 10:00:00 web sshd[1]: x\n");
    JsonNode job = until(id, "done");
    assertThat(job.at("/result/schema").asString()).isEqualTo("redoubt.report/v1");
    assertThat(job.get("owner").asString()).isEqualTo("local");
    assertThat(json(server.get(PATH + "?state=done")).get("jobs")).hasSize(1);
  }

  @Test
  void theSameKeyWantsTheSameJob() {
    String[] once = {"Content-Type", "text/plain", "Idempotency-Key", "k1"};
    String id = submit("a", once);
    assertThat(submit("a", once)).isEqualTo(id);
    assertThat(json(server.get(PATH)).get("jobs")).hasSize(1);
  }

  @Test
  void whatWaitsAndWhatRunsIsCancelled() {
    String running = submit("wait");
    String waiting = submit("b");
    until(running, "running");
    server.send("DELETE", PATH + '/' + waiting, new byte[0]);
    assertThat(until(waiting, "cancelled").has("result")).isFalse();
    server.send("DELETE", PATH + '/' + running, new byte[0]);
    until(running, "cancelled");
    assertThat(server.send("DELETE", PATH + "/none", new byte[0]).statusCode()).isEqualTo(404);
  }

  @Test
  void onlySoManyWait() {
    submit("wait");
    int refused = 0;
    for (int i = 0; i < JobDesk.WAITING + 5; i++) {
      refused += server.post(PATH, "x", TEXT).statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isGreaterThanOrEqualTo(5);
  }

  @Test
  void refusesWhatItCannotAnalyse() {
    String[] object = {"Content-Type", "application/json"};
    assertThat(server.post(PATH, "", TEXT).statusCode()).isEqualTo(400);
    assertThat(server.post(PATH, "{\"query\":\"a:(\"}", object).body()).contains("position");
    var none = server.post(PATH, "{\"event_ids\":[]}", object);
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(none.body()).contains("names no event");
    for (String body : List.of("{\"query\":\"a\"}", "{\"event_ids\":[\"no\"]}")) {
      assertThat(server.post(PATH, body, object).statusCode()).isEqualTo(404);
    }
  }
}
