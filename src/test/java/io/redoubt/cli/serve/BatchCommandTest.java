package io.redoubt.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.testing.cli.Run;
import io.redoubt.testing.llm.LoopServer;
import io.redoubt.testing.llm.Out;
import io.redoubt.testing.llm.Seen;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BatchCommandTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final AtomicBoolean busy = new AtomicBoolean();
  private final LoopServer engine = new LoopServer(this::play);

  @TempDir private Path dir = Path.of("");
  private Path results = Path.of("unused");

  @BeforeEach
  void choose() {
    results = dir.resolve("results.jsonl");
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  /* An engine that takes the risk from the first word of the description. */
  private void play(Socket socket, Out out) throws IOException {
    for (Seen request : LoopServer.read(socket)) {
      seen.add(request);
      String said = JSON.readTree(request.body()).path("description").asString();
      String word = said.split(" ")[0];
      if (busy.getAndSet(false)) {
        out.head("429 Too Many", "application/json", "Retry-After: 1", "Content-Length: 2");
        out.raw("{}");
      } else if (word.equals("refused")) {
        out.whole("422 Unprocessable", "application/json", "{\"detail\":\"no\"}");
      } else {
        out.json(answer(word));
      }
    }
  }

  private static String answer(String word) {
    boolean fallback = word.equals("fallback");
    String name = fallback ? "unknown" : "reconnaissance";
    return """
    {"attack_classification":"%s","false_positive_likelihood":0.5,"risk_score":%s,"reason":"r",
    "fallback_used":%s,"model_used":"m","provider":"ollama","raw_parse_success":true,
    "parse_strategy":"direct","ollama_error":null,"request_id":"i"}\
    """
        .formatted(name, fallback ? "50" : word, fallback);
  }

  private Run batch(String text, String... more) throws IOException {
    Path input = Files.writeString(dir.resolve("in"), text);
    List<String> args = new ArrayList<>(List.of("batch", "-i", input.toString()));
    args.addAll(List.of("-o", results.toString()));
    args.addAll(List.of("--engine-url", "http://127.0.0.1:" + engine.port()));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  private List<JsonNode> written() throws IOException {
    return Files.readAllLines(results).stream().map(JSON::readTree).toList();
  }

  @Test
  void writesTheAnswersInTheOrderOfTheEvents() throws IOException {
    Run run =
        batch(
            """
            {"description":"10 a","source_ip":"192.0.2.1"}

            {"description":"90 b"}
            """,
            "--api-key",
            "k",
            "--summary");
    assertThat(run.code()).isEqualTo(Exit.OK);
    assertThat(written())
        .extracting(line -> line.path("input_description").asString())
        .containsExactly("10 a", "90 b");
    assertThat(written().getFirst().propertyNames())
        .containsExactly(
            "input_description",
            "input_source_ip",
            "input_event_type",
            "attack_classification",
            "risk_score",
            "false_positive_likelihood",
            "reason",
            "fallback_used",
            "model_used",
            "raw_parse_success",
            "parse_strategy",
            "ollama_error",
            "request_id");
    assertThat(seen).allMatch(request -> request.header("X-API-Key").equals("k"));
    assertThat(run.out()).contains("reconnaissance").contains("high risk (≥70)  1");
  }

  @Test
  void leavesOutWhatIsNotWanted() throws IOException {
    String events =
        """
        {"description":"10 a"}
        {"description":"90 b"}
        {"description":"fallback c"}
        """;
    assertThat(batch(events, "--min-risk", "60", "--skip-fallbacks").code()).isEqualTo(Exit.OK);
    assertThat(written()).hasSize(1);
  }

  @Test
  void endsWithOneWhenAnEventHasNoAnswerOrThereIsNone() throws IOException {
    Run run = batch("{\"description\":\"refused\"}\n{\"description\":\"1 x\"}\n");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("line 1: refused");
    assertThat(written()).hasSize(1);
    assertThat(batch("not json\n").code()).isEqualTo(1);
  }

  @Test
  void waitsWhereTheEngineIsLimited() throws IOException {
    busy.set(true);
    assertThat(batch("{\"description\":\"5 x\"}\n").code()).isEqualTo(Exit.OK);
    assertThat(seen).hasSize(2);
  }

  @Test
  void readsSensorLogs() throws IOException {
    String alert =
        """
        {"event_type":"alert","alert":{"severity":1,"signature":"s"}}
        {"event_type":"stats"}
        """;
    batch(alert, "--format", "suricata");
    assertThat(seen.getFirst().text()).contains("Suricata alert: s.").contains("critical");
    seen.clear();
    batch("#path\tweird\n#fields\tname\nodd\n", "--format", "zeek");
    assertThat(seen.getFirst().text()).contains("protocol_anomaly");
  }

  @Test
  void namesWrongValues() throws IOException {
    assertThat(batch("x", "--format", "csv").code()).isEqualTo(Exit.USAGE);
    assertThat(batch("x", "--concurrency", "0").code()).isEqualTo(Exit.USAGE);
    assertThat(Run.of("batch", "-i", "no/such", "-o", results.toString()).code())
        .isEqualTo(Exit.USAGE);
  }
}
