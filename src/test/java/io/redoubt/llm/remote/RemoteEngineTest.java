package io.redoubt.llm.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Message;
import io.redoubt.llm.Part;
import io.redoubt.llm.Prompt;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.http.ApiKey;
import io.redoubt.llm.http.Endpoint;
import io.redoubt.llm.http.Timers;
import io.redoubt.llm.http.Wire;
import io.redoubt.testing.llm.LoopServer;
import io.redoubt.testing.llm.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Engines by script: one that keeps to the contract, and all that do not.
class RemoteEngineTest {
  private static final String RIGHT =
      """
      {"contract":"redoubt.engine/v1","id":"ID","outcome":"complete","text":"alive",\
      "thought_hash":"","model":{"backend":"ollama","server_version":"0.33","name":"phi4-mini",\
      "digest":"sha256:1","context":8192},"usage":{"prompt_tokens":5,"answer_tokens":1,\
      "first_byte_ms":3,"total_ms":4,"requests":1}}\
      """;
  private static final String FAILED =
      """
      {"contract":"redoubt.engine/v1","id":"ID","outcome":"failed","reason":"loading",\
      "detail":"reads the model","usage":{"prompt_tokens":0,"answer_tokens":0,\
      "first_byte_ms":0,"total_ms":4,"requests":1}}\
      """;

  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  private ChatAnswer ask(String status, UnaryOperator<String> body) {
    return ask(
        (socket, out) -> {
          Seen request = LoopServer.read(socket).getFirst();
          seen.add(request);
          String id = request.text().replaceFirst("(?s).*\"id\":\"([^\"]*)\".*", "$1");
          out.whole(status, "application/json", body.apply(id));
        });
  }

  private static ChatAnswer ask(LoopServer.Script script) {
    try (LoopServer server = new LoopServer(script)) {
      return engine(server)
          .chat(
              ChatRequest.text(
                  Prompt.of(Message.user(new Part.Nonce(7))),
                  8,
                  Deadline.after(Duration.ofSeconds(20), System::nanoTime)));
    }
  }

  private static RemoteEngine engine(LoopServer server) {
    Endpoint endpoint =
        Endpoint.parse("http://127.0.0.1:" + server.port(), ApiKey.of("secret-key"), false);
    Wire wire = new Wire(endpoint, Timers.STANDARD);
    return new RemoteEngine(wire, Duration.ofSeconds(20), System::nanoTime, new Random(1));
  }

  private static FailureReason reason(ChatAnswer answer) {
    assertThat(answer).isInstanceOf(ChatAnswer.Failed.class);
    ChatAnswer.Failed failed = (ChatAnswer.Failed) answer;
    assertThat(failed.detail()).doesNotContain("secret-key");
    return failed.reason();
  }

  @Test
  void theWordsOfAnEngineThatKeepsToTheContractAreTaken() {
    ChatAnswer answer = ask("200 OK", id -> RIGHT.replace("ID", id));
    assertThat(answer).isInstanceOf(ChatAnswer.Complete.class);
    ChatAnswer.Complete complete = (ChatAnswer.Complete) answer;
    assertThat(complete.text()).isEqualTo("alive");
    assertThat(complete.identity().backend()).isEqualTo("redoubt-engine/ollama");
    assertThat(complete.identity().digest()).isEqualTo("sha256:1");
    Seen request = seen.getFirst();
    assertThat(request.method() + request.path()).isEqualTo("POST/api/v1/engine/chat");
    assertThat(request.header("Authorization")).isEqualTo("Bearer secret-key");
    assertThat(request.text()).contains("\"text\":\"0000000000000007\"", "\"tier\":1");
  }

  @Test
  void itsOwnReasonIsPassedOn() {
    ChatAnswer answer = ask("200 OK", id -> FAILED.replace("ID", id));
    assertThat(reason(answer)).isEqualTo(FailureReason.LOADING);
    assertThat(((ChatAnswer.Failed) answer).detail()).contains("reads the model");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"outcome\":\"complete\"', '\"outcome\":\"perhaps\"'",
    "'\"outcome\":\"complete\",', ''",
    "'redoubt.engine/v1', 'redoubt.engine/v2'",
    "'\"contract\":\"redoubt.engine/v1\",', ''",
    "'\"id\":\"ID\"', '\"id\":\"another\"'",
    "'\"id\":\"ID\",', ''",
    "'\"text\":\"alive\"', '\"text\":42'",
    "'\"text\":\"alive\"', '\"text\":null'",
    "'\"text\":\"alive\",', ''",
    "'\"thought_hash\":\"\"', '\"thought_hash\":\"abc\"'",
    "'\"digest\":\"sha256:1\"', '\"digest\":[]'",
    "'\"context\":8192', '\"context\":-1'",
    "'\"context\":8192', '\"context\":1e99'",
    "'\"prompt_tokens\":5', '\"prompt_tokens\":\"5\"'",
    "'\"prompt_tokens\":5', '\"prompt_tokens\":5.5'",
    "'\"answer_tokens\":1', '\"answer_tokens\":17'",
    "'\"requests\":1', '\"requests\":101'",
    "',\"usage\":{', ',\"uses\":{'"
  })
  void whatIsNotToTheLetterBreaksTheContract(String right, String wrong) {
    assertThat(RIGHT).contains(right);
    String spoilt = RIGHT.replace(right, wrong);
    assertThat(reason(ask("200 OK", id -> spoilt.replace("ID", id))))
        .isEqualTo(FailureReason.ENGINE_CONTRACT);
  }

  @Test
  void aReasonNobodyKnowsBreaksTheContract() {
    String spoilt = FAILED.replace("\"loading\"", "\"because\"");
    assertThat(reason(ask("200 OK", id -> spoilt.replace("ID", id))))
        .isEqualTo(FailureReason.ENGINE_CONTRACT);
  }

  @ParameterizedTest
  @CsvSource({
    "200 OK, '<html>', PROTOCOL",
    "200 OK, '[]', PROTOCOL",
    "200 OK, '{\"id\":1,\"id\":2}', PROTOCOL",
    "200 OK, '{} {}', PROTOCOL",
    "401 Unauthorized, '{}', HTTP_UNAUTHORIZED",
    "403 Forbidden, '{}', HTTP_UNAUTHORIZED",
    "404 Not Found, '{}', HTTP_UNEXPECTED",
    "429 Too Many Requests, '{}', RATE_LIMITED",
    "500 Internal Server Error, 'oh', HTTP_SERVER_ERROR",
    "503 Service Unavailable, '{}', BUSY",
    "307 Temporary Redirect, '', REDIRECT"
  })
  void otherAnswersHaveTheirOwnNames(String status, String body, FailureReason expected) {
    assertThat(reason(ask(status, _ -> body))).isEqualTo(expected);
  }

  @Test
  void anAnswerWithoutEndIsGivenUp() {
    ChatAnswer answer =
        ask(
            (socket, out) -> {
              LoopServer.read(socket);
              out.chunkedHead("application/json");
              out.chunk("{\"text\":\"");
              for (int i = 0; i < 6_000; i++) {
                out.chunk("x".repeat(1024));
              }
              out.hold();
            });
    assertThat(reason(answer)).isIn(FailureReason.OVERSIZED, FailureReason.PROTOCOL);
  }

  @Test
  void silenceEndsAtTheTimeOfTheEngine() {
    try (LoopServer server =
        new LoopServer(
            (socket, out) -> {
              LoopServer.read(socket);
              out.hold();
            })) {
      Endpoint endpoint = Endpoint.parse("http://127.0.0.1:" + server.port(), ApiKey.NONE, false);
      RemoteEngine engine =
          new RemoteEngine(
              new Wire(endpoint, Timers.STANDARD),
              Duration.ofMillis(300),
              System::nanoTime,
              new Random(1));
      ChatAnswer answer =
          engine.chat(
              ChatRequest.text(
                  Prompt.of(Message.user(new Part.Nonce(7))),
                  8,
                  Deadline.after(Duration.ofMinutes(10), System::nanoTime)));
      assertThat(reason(answer)).isIn(FailureReason.FIRST_BYTE, FailureReason.DEADLINE);
    }
  }

  @Test
  void aConnectionThatBreaksAndAPlaceWhereNobodyListensAreNamed() {
    assertThat(reason(ask((socket, _) -> LoopServer.read(socket))))
        .isIn(FailureReason.RESET, FailureReason.PROTOCOL);
    LoopServer gone = new LoopServer((_, _) -> {});
    gone.close();
    ChatAnswer answer =
        engine(gone)
            .chat(
                ChatRequest.text(
                    Prompt.of(Message.user(new Part.Nonce(7))),
                    8,
                    Deadline.after(Duration.ofSeconds(20), System::nanoTime)));
    assertThat(reason(answer)).isEqualTo(FailureReason.CONNECT);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"contract\":\"redoubt.engine/v1\",\"state\":\"no_model\",\"detail\":\"none\"}', NO_MODEL",
    "'{\"contract\":\"redoubt.engine/v0\",\"state\":\"ready\",\"detail\":\"\"}', ENGINE_CONTRACT",
    "'{\"contract\":\"redoubt.engine/v1\",\"state\":\"ready\",\"detail\":\"\"}', ENGINE_CONTRACT",
    "'{\"status\":\"ok\"}', ENGINE_CONTRACT"
  })
  void anEngineThatCannotBeAskedSaysOrShowsWhy(String state, FailureReason expected) {
    try (LoopServer server =
        new LoopServer(
            (socket, out) -> {
              LoopServer.read(socket);
              out.json(state);
            })) {
      Readiness readiness =
          engine(server).prepare(Deadline.after(Duration.ofSeconds(20), System::nanoTime));
      assertThat(readiness).isInstanceOf(Readiness.Unusable.class);
      assertThat(((Readiness.Unusable) readiness).reason()).isEqualTo(expected);
    }
  }
}
