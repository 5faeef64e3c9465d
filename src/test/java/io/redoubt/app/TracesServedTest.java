package io.redoubt.app;

import static io.redoubt.testing.serve.SpanReceiver.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.Cli;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.llm.ServerKind;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import io.redoubt.testing.serve.SpanReceiver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The traces of a running service, as a collector of OpenTelemetry gets them.
class TracesServedTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String ABOVE = "00f067aa0ba902b7";
  private static final String LINE = "Nov 18 02:00:01 web01 sshd[7]: a line that is a secret\n";

  @TempDir private Path folder = Path.of("");

  private Running serve(String collector, String... more) {
    List<String> args = new java.util.ArrayList<>(List.of("--data-dir", folder.toString()));
    args.addAll(List.of(more));
    return new Running(
        Map.of(
            "REDOUBT_CONFIG",
            "none",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            collector,
            "OTEL_EXPORTER_OTLP_HEADERS",
            "X-Key=s3cret"),
        args.toArray(String[]::new));
  }

  private static boolean counts(Running served, String metric) {
    return served
        .send("GET", "/metrics", "")
        .body()
        .lines()
        .filter(line -> line.startsWith(metric + " "))
        .anyMatch(line -> Double.parseDouble(line.substring(metric.length() + 1)) > 0);
  }

  @Test
  void aRequestItsRecordsAndTheirDetectionAreSpansUnderTheSendersTrace() throws IOException {
    try (SpanReceiver collector = new SpanReceiver(200);
        Running served = serve(collector.url(), "--llm", "off")) {
      served.send(
          "POST",
          "/api/v1/events",
          LINE,
          "Content-Type",
          "text/plain",
          "traceparent",
          "00-" + TRACE + "-" + ABOVE + "-01");
      Running.until(() -> !collector.named("detect").isEmpty());
      Running.until(() -> !collector.named("ingest").isEmpty());
      Running.until(() -> !collector.named("POST /api/v1/events").isEmpty());
      JsonNode request = collector.named("POST /api/v1/events").getFirst();
      assertThat(request.get("traceId").asString()).isEqualTo(TRACE);
      assertThat(request.get("parentSpanId").asString()).isEqualTo(ABOVE);
      assertThat(request.get("kind").asInt()).isEqualTo(2);
      assertThat(attribute(request, "http.response.status_code")).contains("200");
      assertThat(request.has("status")).isFalse();
      JsonNode ingest = collector.named("ingest").getFirst();
      assertThat(ingest.get("traceId").asString()).isEqualTo(TRACE);
      assertThat(ingest.get("parentSpanId").asString()).isEqualTo(request.get("spanId").asString());
      assertThat(attribute(ingest, "redoubt.records")).contains("1");
      assertThat(attribute(ingest, "redoubt.channel")).contains("http");
      served.get("/readyz");
      assertThat(collector.named("GET /readyz")).isEmpty();
      assertThat(collector.bodies()).noneMatch(body -> body.contains("a line that is a secret"));
      assertThat(collector.keys()).containsOnly("s3cret");
      assertThat(served.said()).doesNotContain("s3cret");
      Running.until(() -> counts(served, "redoubt_traces_sent_total"));
    }
  }

  @Test
  void whatTheSenderDoesNotRecordIsNotRecorded() throws IOException {
    try (SpanReceiver collector = new SpanReceiver(200);
        Running served = serve(collector.url(), "--llm", "off")) {
      served.send("GET", "/api/v1/alerts", "", "traceparent", "00-" + TRACE + "-" + ABOVE + "-00");
      served.send("GET", "/api/v1/incidents", "", "traceparent", "garbage");
      Running.until(() -> !collector.named("GET /api/v1/incidents").isEmpty());
      assertThat(collector.named("GET /api/v1/alerts")).isEmpty();
      assertThat(collector.named("GET /api/v1/incidents").getFirst().has("parentSpanId")).isFalse();
    }
  }

  @Test
  void aModelIsAskedUnderTheSpanOfItsAlertWithoutAWordOfThePrompt() throws IOException {
    try (SpanReceiver collector = new SpanReceiver(200);
        FakeModelServer model =
            FakeModelServer.of(
                ServerKind.OLLAMA,
                asked -> Models.honestly(new Draft(asked.prompt(), asked.schema())));
        Running served = serve(collector.url(), "--llm-url", model.url())) {
      served.take(Files.readString(Path.of("samples/incident/web01/auth.log")));
      Running.until(() -> !collector.named("chat phi4-mini:latest").isEmpty());
      JsonNode chat = collector.named("chat phi4-mini:latest").getFirst();
      Running.until(() -> above(collector, chat).isPresent());
      JsonNode triage = above(collector, chat).orElseThrow();
      assertThat(triage.get("traceId")).isEqualTo(chat.get("traceId"));
      assertThat(chat.get("kind").asInt()).isEqualTo(3);
      assertThat(attribute(chat, "gen_ai.operation.name")).contains("chat");
      assertThat(attribute(chat, "gen_ai.provider.name")).contains("ollama");
      assertThat(Integer.parseInt(attribute(chat, "gen_ai.usage.input_tokens").orElseThrow()))
          .isPositive();
      String prompt = model.asked().getFirst().prompt();
      String some = prompt.substring(prompt.length() / 2, prompt.length() / 2 + 40);
      assertThat(collector.bodies()).noneMatch(body -> body.contains(some));
      assertThat(model.seen().stream().map(Object::toString))
          .anyMatch(seen -> seen.contains(chat.get("traceId").asString()));
    }
  }

  private static Optional<JsonNode> above(SpanReceiver collector, JsonNode chat) {
    return collector.named("triage alert").stream()
        .filter(one -> one.get("spanId").equals(chat.get("parentSpanId")))
        .findFirst();
  }

  @Test
  void aCollectorThatRefusesCostsNothingButCountedSpans() throws IOException {
    try (SpanReceiver collector = new SpanReceiver(503);
        Running served = serve(collector.url(), "--llm", "off")) {
      served.take(LINE);
      String dropped = "redoubt_traces_dropped_total{reason=\"collector\"}";
      Running.until(() -> counts(served, dropped));
      assertThat(served.send("GET", "/readyz", "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void headersThatAreNoneAreToldAtTheStart() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
    Map<String, String> environment =
        Map.of(
            "REDOUBT_CONFIG",
            "none",
            "REDOUBT_TELEMETRY_OTLP_ENDPOINT",
            "http://127.0.0.1:4318",
            "REDOUBT_TELEMETRY_OTLP_HEADERS",
            "no header");
    Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]), err, err, environment);
    int code =
        new Cli(terminal, Clock.systemUTC(), () -> true, new Service())
            .run("serve", "--port", "0", "--llm", "off", "--data-dir", folder.toString());
    assertThat(code).isEqualTo(Exit.USAGE);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("telemetry: headers of the collector");
  }
}
