package io.redoubt.llm.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.Questions;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.ServerLook;
import io.redoubt.llm.http.ApiKey;
import io.redoubt.llm.http.Endpoint;
import io.redoubt.testing.llm.Ending;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import io.redoubt.testing.llm.Installed;
import io.redoubt.testing.llm.LoopServer;
import io.redoubt.testing.llm.OpenAiVoice;
import io.redoubt.testing.llm.Seen;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class OpenAiContractTest {
  private static final Duration LATE = Duration.ofSeconds(20);

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void seesWhatKindOfServerItIs(ServerKind kind) {
    try (FakeModelServer server = FakeModelServer.echoing(kind)) {
      Endpoint endpoint = Endpoint.parse(server.url() + "/v1", ApiKey.NONE, false);
      ServerLook look =
          Clients.servers(Clients.LONG).look(endpoint, Questions.within(LATE).deadline());
      assertThat(look)
          .isInstanceOfSatisfying(
              ServerLook.Found.class,
              found -> {
                assertThat(found.kind()).isEqualTo(kind);
                assertThat(found.models().getFirst().name()).isEqualTo("phi4-mini:latest");
              });
    }
  }

  @Test
  void seesThatNobodyIsThereOrNoModelServer() {
    assertThat(looked(Fault.REFUSE)).isEqualTo(FailureReason.CONNECT);
    assertThat(looked(Fault.DNS_FAIL)).isEqualTo(FailureReason.DNS);
    try (LoopServer web =
        new LoopServer(
            (socket, out) -> {
              for (Seen _ : LoopServer.read(socket)) {
                out.whole("200 OK", "text/html", "<h1>It works!</h1>");
              }
            })) {
      Endpoint endpoint = Endpoint.parse("127.0.0.1:" + web.port(), ApiKey.NONE, false);
      assertThat(Clients.servers(Clients.LONG).look(endpoint, Questions.within(LATE).deadline()))
          .isInstanceOfSatisfying(
              ServerLook.Absent.class,
              absent -> assertThat(absent.reason()).isEqualTo(FailureReason.PROTOCOL));
    }
  }

  private static FailureReason looked(Fault fault) {
    try (FakeModelServer server = FakeModelServer.of(ServerKind.OLLAMA, _ -> "", fault)) {
      ServerLook look =
          Clients.servers(Clients.LONG).look(server.endpoint(), Questions.within(LATE).deadline());
      assertThat(look).isInstanceOf(ServerLook.Absent.class);
      return ((ServerLook.Absent) look).reason();
    }
  }

  @Test
  void sendsEveryOptionThatDecides() {
    try (FakeModelServer server = FakeModelServer.echoing(ServerKind.LLAMA_CPP);
        ChatModel model = Clients.model(server, ServerKind.LLAMA_CPP, Clients.LONG)) {
      model.chat(Questions.within(LATE));
      JsonNode body = server.asked().getFirst().raw();
      assertThat(body.path("stream").booleanValue()).isTrue();
      assertThat(body.path("stream_options").path("include_usage").booleanValue()).isTrue();
      assertThat(body.path("max_tokens").intValue()).isEqualTo(200);
      assertThat(body.path("temperature").doubleValue()).isZero();
      assertThat(body.path("seed").intValue()).isEqualTo(1);
      assertThat(body.path("chat_template_kwargs").toString())
          .isEqualTo("{\"enable_thinking\":false}");
      assertThat(body.path("response_format").path("json_schema").has("schema")).isTrue();
      assertThat(body.has("truncate_prompt_tokens")).isFalse();
    }
  }

  @Test
  void asksAnOldServerInItsOwnFormOfSchema() {
    List<String> bodies = new CopyOnWriteArrayList<>();
    OpenAiVoice voice = new OpenAiVoice(ServerKind.VLLM);
    try (LoopServer server =
        new LoopServer(
            (socket, out) -> {
              for (Seen seen : LoopServer.read(socket)) {
                if (!voice.generation(seen)) {
                  voice.aside(seen, out, Installed.PHI, true);
                } else {
                  bodies.add(seen.text());
                  if (seen.text().contains("guided_json")) {
                    out.chunkedHead(voice.type());
                    out.chunk(voice.text(Installed.PHI.name(), "{\"answer\":\"old\"}"));
                    out.chunk(voice.end(Installed.PHI.name(), Ending.STOP, 400, 5));
                    out.lastChunk();
                  } else {
                    out.whole(
                        "400 Bad Request",
                        "application/json",
                        "{\"object\":\"error\",\"message\":\"unknown field for a schema\"}");
                  }
                }
              }
            })) {
      Endpoint endpoint = Endpoint.parse("127.0.0.1:" + server.port(), ApiKey.NONE, false);
      try (ChatModel model =
          Clients.servers(Clients.LONG)
              .model(endpoint, ServerKind.VLLM, "phi4-mini:latest", ModelOptions.STANDARD)) {
        assertThat(model.chat(Questions.within(LATE))).isInstanceOf(ChatAnswer.Complete.class);
        assertThat(model.chat(Questions.within(LATE))).isInstanceOf(ChatAnswer.Complete.class);
        assertThat(bodies).hasSize(4);
        assertThat(bodies.getLast()).contains("guided_json");
      }
    }
  }

  @Test
  void countsTokensBeforeItSendsWhatMayNotFit() {
    Installed tight = new Installed("phi4-mini:latest", "", 500);
    try (FakeModelServer server =
            new FakeModelServer(
                new OpenAiVoice(ServerKind.LLAMA_CPP), tight, _ -> "It fits well.", Fault.NONE);
        ChatModel model = Clients.model(server, ServerKind.LLAMA_CPP, Clients.LONG)) {
      assertThat(model.chat(Questions.within(LATE))).isInstanceOf(ChatAnswer.Complete.class);
      assertThat(server.seen()).anyMatch(seen -> seen.path().equals("/tokenize"));
      assertThat(model.identity().context()).isEqualTo(500);
    }
  }

  @ParameterizedTest
  @EnumSource(value = ServerKind.class, names = "OLLAMA", mode = EnumSource.Mode.EXCLUDE)
  void countsTheTokensWhoseLikelihoodIsToldWhenAskedForIt(ServerKind kind) {
    try (FakeModelServer server = FakeModelServer.echoing(kind);
        ChatModel model = Clients.model(server, kind, Clients.LONG)) {
      assertThat(model.chat(Questions.within(LATE)).usage().likelihoods()).isZero();
      assertThat(server.asked().getLast().raw().has("logprobs")).isFalse();
      ChatAnswer told = model.chat(Questions.within(LATE).withLikelihoods());
      assertThat(told).isInstanceOf(ChatAnswer.Complete.class);
      assertThat(told.usage().likelihoods() > 0).isEqualTo(kind != ServerKind.LM_STUDIO);
      assertThat(server.asked().getLast().raw().path("logprobs").booleanValue()).isTrue();
    }
  }

  @Test
  void knowsAModelFileByItsName() {
    Installed file = new Installed("/models/tiny-q4.gguf", "", 8192);
    try (FakeModelServer server =
            new FakeModelServer(
                new OpenAiVoice(ServerKind.LLAMA_CPP), file, _ -> "Here I am.", Fault.NONE);
        ChatModel model =
            Clients.servers(Clients.LONG)
                .model(
                    server.endpoint(),
                    ServerKind.LLAMA_CPP,
                    "tiny-q4.gguf",
                    ModelOptions.STANDARD)) {
      assertThat(model.chat(Questions.within(LATE))).isInstanceOf(ChatAnswer.Complete.class);
      assertThat(model.identity().model()).isEqualTo("/models/tiny-q4.gguf");
    }
  }

  @Test
  void refusesPiecesOfTwoAnswers() {
    OpenAiVoice other = new OpenAiVoice(ServerKind.OPENAI, "chatcmpl-2");
    OpenAiVoice voice = new OpenAiVoice(ServerKind.OPENAI);
    try (LoopServer server =
        new LoopServer(
            (socket, out) -> {
              for (Seen seen : LoopServer.read(socket)) {
                if (voice.generation(seen)) {
                  out.chunkedHead(voice.type());
                  out.chunk(voice.text(Installed.PHI.name(), "mine, "));
                  out.chunk(other.text(Installed.PHI.name(), "yours"));
                  out.hold();
                } else {
                  voice.aside(seen, out, Installed.PHI, true);
                }
              }
            })) {
      Endpoint endpoint = Endpoint.parse("127.0.0.1:" + server.port(), ApiKey.NONE, false);
      try (ChatModel model =
          Clients.servers(Clients.LONG)
              .model(endpoint, ServerKind.OPENAI, "phi4-mini:latest", ModelOptions.STANDARD)) {
        assertThat(model.chat(Questions.within(LATE)))
            .isInstanceOfSatisfying(
                ChatAnswer.Failed.class,
                failed -> assertThat(failed.reason()).isEqualTo(FailureReason.PROTOCOL));
      }
    }
  }
}
