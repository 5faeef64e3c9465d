package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.serve.Serving;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.store.DataDirectory;
import io.redoubt.testing.serve.Conformance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole service, as `redoubt serve` runs it, and a client.
class ServedTest {
  private static final Pattern READY = Pattern.compile("ready on http://127\\.0\\.0\\.1:(\\d+)");
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir private Path folder = Path.of("");
  private final Conformance contract = new Conformance();
  private final AtomicBoolean stop = new AtomicBoolean();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private int port;

  @Test
  void findsTheAttackWhicheverWayTheRecordsCome() throws IOException, InterruptedException {
    CompletableFuture<Integer> running =
        CompletableFuture.supplyAsync(
            this::serve, command -> Thread.ofPlatform().daemon().start(command));
    Running.until(() -> READY.matcher(said()).find());
    Matcher ready = READY.matcher(said());
    assertThat(ready.find()).isTrue();
    port = Integer.parseInt(ready.group(1));
    List<String> lines = Files.readAllLines(Path.of("samples/incident/web01/auth.log"));
    int half = lines.size() / 2;
    String text = String.join("\n", lines.subList(0, half));
    assertThat(send("POST", "/api/v1/events", text, "text/plain").get("accepted").asInt())
        .isEqualTo(half);
    bulk(lines.subList(half, lines.size()));
    Running.until(() -> search("").get("total").asInt() == lines.size());
    Running.until(() -> get("/api/v1/alerts").get("total").asInt() > 0);
    Running.until(() -> get("/readyz").at("/lag/index").asInt() == 0);
    alertOfAllRecords();
    searches(lines.size());
    asks();
    completes();
    searchesByMeaning();
    growsOverMoreSources();
    stop.set(true);
    assertThat(running.join()).isEqualTo(Exit.OK);
    assertThat(said()).contains("stopping");
  }

  @AfterEach
  void end() {
    stop.set(true);
  }

  /* Filebeat's documents. */
  private void bulk(List<String> lines) throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder();
    for (String line : lines) {
      body.append("{\"create\":{\"_index\":\"filebeat\"}}\n");
      body.append("{\"@timestamp\":\"2026-11-18T03:00:00Z\",\"message\":");
      body.append(JSON.writeValueAsString(line));
      body.append(",\"agent\":{\"type\":\"filebeat\"},\"ecs\":{\"version\":\"8.0.0\"}}\n");
    }
    JsonNode answer = send("POST", "/_bulk", body.toString(), "application/x-ndjson");
    assertThat(answer.get("errors").asBoolean()).isFalse();
    assertThat(answer.get("items")).hasSize(lines.size());
  }

  private void alertOfAllRecords() {
    Running.until(
        () ->
            get("/api/v1/alerts?order=newest")
                .get("alerts")
                .valueStream()
                .anyMatch(
                    alert ->
                        alert.get("title").asString().startsWith("Log-on as deploy succeeds")
                            && alert.get("event_count").asInt() == 174));
    String id = get("/api/v1/alerts").at("/alerts/0/id").asString();
    assertThat(get("/api/v1/alerts/" + id).get("id").asString()).isEqualTo(id);
  }

  private void completes() {
    assertThat(get("/api/v1/events/completion?query=user.na").at("/items").toString())
        .contains("user.name:");
    assertThat(get("/api/v1/events/completion?query=user.name:dep").at("/items/0/text").asString())
        .isEqualTo("deploy");
    assertThat(
            get("/api/v1/events/fields/user.name/values?prefix=dep")
                .at("/values/0/value")
                .asString())
        .isEqualTo("deploy");
  }

  private void asks() throws IOException, InterruptedException {
    JsonNode answer =
        send(
            "POST",
            "/api/v1/ask",
            "{\"question\":\"which address had the most failed logins against web01?\"}",
            "application/json");
    assertThat(answer.at("/looked_up/0/top/source.ip/0/value").asString())
        .isEqualTo("198.51.100.23");
    assertThat(answer.get("threat_level").asString()).isEqualTo("high");
    assertThat(answer.get("summary").asString()).contains("198.51.100.23").contains("[E");
    String cited = answer.at("/citations/0").asString();
    assertThat(get("/api/v1/events/" + cited).at("/event/id").asString()).isEqualTo(cited);
    JsonNode nobody =
        send(
            "POST",
            "/api/v1/ask",
            "{\"question\":\"who logged in?\",\"from\":\"1999-01-01\",\"to\":\"1999-02-01\"}",
            "application/json");
    assertThat(nobody.get("explanation").asString()).contains("nearest");
  }

  /* Alerts of further sources join the story, which is told under another name then. */
  private void growsOverMoreSources() throws IOException, InterruptedException {
    int before = get("/api/v1/alerts").get("total").asInt();
    for (String log : List.of("audit.log", "nginx/access.log")) {
      String text = Files.readString(Path.of("samples/incident/web01", log));
      send("POST", "/api/v1/events", text, "text/plain");
    }
    Running.until(() -> get("/api/v1/alerts").get("total").asInt() >= before + 2);
    Running.until(() -> alertsOf(get("/api/v1/incidents")) >= before + 2);
    assertThat(get("/api/v1/dead-letters").get("total").asInt()).isZero();
  }

  private static int alertsOf(JsonNode incidents) {
    return incidents.get("incidents").valueStream().mapToInt(i -> i.get("alert_ids").size()).sum();
  }

  private void searches(int total) {
    JsonNode found = search("?query=event.outcome:failure&limit=2");
    assertThat(found.get("hits")).hasSize(2);
    JsonNode next =
        search("?query=event.outcome:failure&limit=2&cursor=" + found.get("cursor").asString());
    assertThat(next.get("hits").get(0)).isNotEqualTo(found.get("hits").get(0));
    String id = found.at("/hits/0/event/event/id").asString();
    assertThat(get("/api/v1/events/" + id)).isEqualTo(found.at("/hits/0/event"));
    int counted =
        get("/api/v1/events/histogram?interval=1h")
            .get("buckets")
            .valueStream()
            .mapToInt(bucket -> bucket.get("count").asInt())
            .sum();
    assertThat(counted).isEqualTo(total);
    assertThat(get("/api/v1/events/values?field=event.outcome").at("/values/0/value").asString())
        .isEqualTo("failure");
    assertThat(get("/api/v1/events/fields?start=source&limit=3").get("fields")).hasSize(3);
    assertThat(get("/api/v1/events/fields?start=source.ip&limit=2&types=true").get("types"))
        .hasToString("{\"source.ip\":\"ip\",\"source.port\":\"number\"}");
    assertThat(search("?query=user.name:nobody-at-all").get("explanation").asString())
        .isEqualTo("No event fits the query.");
    assertThat(
            search("?query=user.name:*&from=2001-01-01&to=2001-01-02")
                .get("explanation")
                .asString())
        .startsWith("There are no events in this window");
    assertThat(why("/api/v1/events/fields/user.name/values?prefix=zzz"))
        .isEqualTo("None of the most frequent values begins with zzz.");
    assertThat(why("/api/v1/events/fields/user.nam/values")).contains("there is user.name");
    assertThat(why("/api/v1/events/fields/user.name/values?from=2001-01-01&to=2001-01-02"))
        .startsWith("There are no events in this window; the nearest after it is at ");
    assertThat(why("/api/v1/events/values?field=message")).contains("cut into words");
    assertThat(why("/api/v1/events/values?field=user.name&query=nosuchword"))
        .isEqualTo("No event fits the query.");
    assertThat(why("/api/v1/events/histogram?query=nosuchword&interval=1h"))
        .isEqualTo("No event fits the query.");
    assertThat(search("?query=a:%22").get("position").asInt()).isPositive();
    assertThat(
            get("/api/v1/anomalies?from=2026-03-17T05:00:00Z&to=2026-03-17").get("code").asString())
        .isEqualTo("from");
    assertThat(
            get("/api/v1/anomalies?from=2026-03-17&to=2026-03-18")
                .get("silent")
                .get("*")
                .asString())
        .contains("less than a day of history");
  }

  private String why(String path) {
    return get(path).get("explanation").asString();
  }

  private void searchesByMeaning() {
    String asked = "?mode=semantic&limit=2&query=somebody+could+not+log+in+user.name:root";
    Running.until(() -> search(asked).get("hits").size() == 2);
    JsonNode found = search(asked);
    assertThat(found.at("/hits/0/event/event/original").asString()).contains("Failed password");
    assertThat(found.at("/hits/0/similarity").asDouble())
        .isEqualTo(found.at("/hits/0/score").asDouble())
        .isBetween(0.3, 1.0);
    assertThat(found.at("/embedder/name").asString()).startsWith("all-MiniLM-L6-v2");
    JsonNode next = search(asked + "&cursor=" + found.get("cursor").asString());
    assertThat(next.get("hits")).hasSize(2).doesNotContainAnyElementsOf(found.get("hits"));
    JsonNode both = search("?mode=hybrid&limit=1&query=new+user+added");
    assertThat(both.at("/hits/0/event/event/original").asString()).contains("new user");
    assertThat(search("?mode=semantic&query=user.name:root").get("code").asString())
        .isEqualTo("query_without_words");
    assertThat(search("?mode=semantic&query=x&cursor=none").get("code").asString())
        .isEqualTo("cursor");
    assertThat(search("?mode=semantic&query=log+in+user.name:nobody").get("explanation").asString())
        .isEqualTo("No event fits the query.");
  }

  private JsonNode search(String query) {
    return get("/api/v1/events/search" + query);
  }

  private JsonNode get(String path) {
    try {
      return send("GET", path, "", "application/json");
    } catch (IOException | InterruptedException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private JsonNode send(String method, String path, String body, String type)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", type)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      contract.holds(method, path, type, body.getBytes(StandardCharsets.UTF_8), answer);
      return JSON.readTree(answer.body());
    }
  }

  private int serve() {
    PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), err, err, Map.of("NO_COLOR", "1"));
    Serving.Wanted wanted =
        new Serving.Wanted(
            "127.0.0.1", 0, new DataDirectory(folder), List.of(), Optional.empty(), false);
    return new Service().run(wanted, terminal, stop::get);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
