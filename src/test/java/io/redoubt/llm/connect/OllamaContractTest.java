package io.redoubt.llm.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.InstalledModel;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.Questions;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.ServerLook;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.http.ApiKey;
import io.redoubt.llm.http.Endpoint;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import io.redoubt.testing.llm.Installed;
import io.redoubt.testing.llm.LoopServer;
import io.redoubt.testing.llm.OllamaVoice;
import io.redoubt.testing.llm.SchemaEcho;
import io.redoubt.testing.llm.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OllamaContractTest {
  private static final Duration LATE = Duration.ofSeconds(20);

  private static ChatModel model(FakeModelServer server, String name, ModelOptions options) {
    return Clients.servers(Clients.LONG).model(server.endpoint(), ServerKind.OLLAMA, name, options);
  }

  @Test
  void sendsEveryOptionThatDecides() {
    try (FakeModelServer server = FakeModelServer.echoing(ServerKind.OLLAMA);
        ChatModel model = model(server, "phi4-mini", ModelOptions.STANDARD)) {
      ChatAnswer answer = model.chat(Questions.within(LATE));
      assertThat(answer)
          .isInstanceOfSatisfying(
              ChatAnswer.Complete.class,
              c -> assertThat(c.text()).isEqualTo("{\"answer\":\"x\",\"sure\":false}"));
      JsonNode body = server.asked().getFirst().raw();
      assertThat(body.path("model").stringValue()).isEqualTo("phi4-mini:latest");
      assertThat(body.path("stream").booleanValue()).isTrue();
      assertThat(body.path("truncate").booleanValue()).isFalse();
      assertThat(body.path("shift").booleanValue()).isFalse();
      assertThat(body.path("think").booleanValue()).isFalse();
      assertThat(body.path("keep_alive").stringValue()).isEqualTo("1800s");
      assertThat(body.path("format").path("type").stringValue()).isEqualTo("object");
      assertThat(body.path("options").toString())
          .isEqualTo("{\"num_ctx\":8192,\"num_predict\":200,\"temperature\":0.0,\"seed\":1}");
    }
  }

  @Test
  void startsTheModelWithTheSameOptionsInEveryRequest() {
    try (FakeModelServer server =
            FakeModelServer.of(
                ServerKind.OLLAMA, _ -> "A short answer.", Fault.UNLOADED_BETWEEN_CALLS);
        ChatModel model = model(server, "phi4-mini", ModelOptions.STANDARD)) {
      model.chat(Questions.within(LATE));
      model.chat(Questions.probe(LATE));
      Set<String> started =
          server.seen().stream()
              .filter(seen -> seen.path().equals("/api/chat"))
              .map(OllamaContractTest::launchOptions)
              .collect(Collectors.toSet());
      assertThat(server.seen().stream().filter(s -> s.path().equals("/api/chat"))).hasSize(3);
      assertThat(started).containsExactly("8192 false false");
    }
  }

  private static String launchOptions(Seen seen) {
    JsonNode body = JsonMapper.shared().readTree(seen.body());
    return body.path("options").path("num_ctx")
        + " "
        + body.path("truncate")
        + " "
        + body.path("shift");
  }

  @Test
  void takesTheContextThatTheServerReallyGave() {
    Installed small = new Installed("phi4-mini:latest", "sha256:" + "1".repeat(64), 4096);
    try (FakeModelServer server =
            new FakeModelServer(new OllamaVoice(), small, _ -> "Yes, it is.", Fault.NONE);
        ChatModel model = model(server, "phi4-mini", ModelOptions.STANDARD)) {
      model.chat(Questions.within(LATE));
      assertThat(model.identity())
          .isEqualTo(
              new ModelIdentity("ollama", "0.33.0", "phi4-mini:latest", small.digest(), 4096));
      model.chat(Questions.within(LATE));
      assertThat(server.asked()).hasSize(2);
      assertThat(server.seen().stream().filter(seen -> seen.path().equals("/api/chat")))
          .as("loaded once with our context, then taken as it is")
          .hasSize(3);
    }
  }

  @Test
  void refusesCloudModelsByNameWithoutAskingAnybody() {
    try (FakeModelServer server = FakeModelServer.echoing(ServerKind.OLLAMA);
        ChatModel model = model(server, "gpt-oss:120b-cloud", ModelOptions.STANDARD)) {
      assertThat(reason(model.chat(Questions.within(LATE))))
          .isEqualTo(FailureReason.CLOUD_FORWARDING);
      assertThat(server.seen()).isEmpty();
    }
  }

  @Test
  void refusesAnotherDigestThanThePinnedOne() {
    ModelOptions pinned =
        new ModelOptions(8192, ModelOptions.STANDARD.thinking(), LATE, "sha256:other");
    try (FakeModelServer server = FakeModelServer.echoing(ServerKind.OLLAMA);
        ChatModel model = model(server, "phi4-mini", pinned)) {
      assertThat(reason(model.chat(Questions.within(LATE)))).isEqualTo(FailureReason.WRONG_MODEL);
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void saysThatAModelIsNotInstalled() {
    try (FakeModelServer server = FakeModelServer.echoing(ServerKind.OLLAMA);
        ChatModel model = model(server, "llama3.1:8b", ModelOptions.STANDARD)) {
      assertThat(model.prepare(Questions.within(LATE).deadline()))
          .isEqualTo(
              new Readiness.Unusable(
                  FailureReason.MODEL_MISSING, "llama3.1:8b is not installed on this server"));
    }
  }

  @Test
  void aServerThatWasLookedAtIsAskedNothingTwice() {
    try (FakeModelServer server = FakeModelServer.echoing(ServerKind.OLLAMA)) {
      ModelServers servers = Clients.servers(Clients.LONG);
      ServerLook look = servers.look(server.endpoint(), Deadline.after(LATE, Ticker.system()));
      assertThat(look).isInstanceOf(ServerLook.Found.class);
      try (ChatModel model =
          servers.model(
              server.endpoint(),
              (ServerLook.Found) look,
              "phi4-mini",
              ModelOptions.STANDARD,
              true)) {
        assertThat(model.prepare(Deadline.after(LATE, Ticker.system())))
            .isInstanceOf(Readiness.Ready.class);
        assertThat(model.identity().serverVersion()).isNotEmpty();
        assertThat(model.identity().digest()).startsWith("sha256:");
      }
      assertThat(server.seen())
          .extracting(Seen::path)
          .containsExactly("/api/version", "/api/tags", "/api/status", "/api/show", "/api/ps");
    }
  }

  /// What a look has told of a model counts as if it were asked anew.
  @Test
  void aModelThatTheLookShowedToRunElsewhereIsNotAsked() {
    try (FakeModelServer server = FakeModelServer.echoing(ServerKind.OLLAMA)) {
      InstalledModel away =
          new InstalledModel("phi4-mini:latest", "sha256:00", 0, 0, Set.of(), true);
      ServerLook.Found seen = new ServerLook.Found(ServerKind.OLLAMA, "0.33.0", List.of(away));
      try (ChatModel model =
          Clients.servers(Clients.LONG)
              .model(server.endpoint(), seen, "phi4-mini", ModelOptions.STANDARD, true)) {
        assertThat(reason(model.chat(Questions.within(LATE))))
            .isEqualTo(FailureReason.CLOUD_FORWARDING);
      }
      assertThat(server.seen()).isEmpty();
    }
  }

  @Test
  void sendsTheKeyAndShowsItNowhere() {
    String key = "sk-0123456789abcdef";
    try (LoopServer server =
        new LoopServer(
            (socket, out) -> {
              for (Seen seen : LoopServer.read(socket)) {
                out.whole("401 No", "text/plain", "bad key: " + seen.header("authorization"));
              }
            })) {
      Endpoint endpoint =
          Endpoint.parse("http://127.0.0.1:" + server.port(), ApiKey.of(key), false);
      try (ChatModel model =
          Clients.servers(Clients.LONG)
              .model(endpoint, ServerKind.OLLAMA, "m", ModelOptions.STANDARD)) {
        ChatAnswer answer = model.chat(Questions.within(LATE));
        assertThat(reason(answer)).isEqualTo(FailureReason.HTTP_UNAUTHORIZED);
        assertThat(answer.toString()).contains("Bearer ***").doesNotContain(key);
      }
    }
  }

  @Test
  void anInterruptClosesTheConnectionAtOnce() throws InterruptedException, ExecutionException {
    try (FakeModelServer server =
            FakeModelServer.of(ServerKind.OLLAMA, _ -> "no", Fault.HEADERS_THEN_STALL);
        ChatModel model = model(server, "phi4-mini", ModelOptions.STANDARD)) {
      FutureTask<ChatAnswer> task = new FutureTask<>(() -> model.chat(Questions.within(LATE)));
      Thread asking = Thread.ofVirtual().start(task);
      while (server.asked().isEmpty()) {
        Thread.onSpinWait();
      }
      asking.interrupt();
      assertThat(reason(task.get())).isEqualTo(FailureReason.CANCELLED);
      assertThat(task.get().usage().totalMillis()).isLessThan(LATE.toMillis() / 2);
      assertThat(server.quiet(5000)).isTrue();
    }
  }

  @Test
  void countsTheTokensWhoseLikelihoodIsToldWhenAskedForIt() {
    try (FakeModelServer server = FakeModelServer.echoing(ServerKind.OLLAMA);
        ChatModel model = model(server, "phi4-mini", ModelOptions.STANDARD)) {
      assertThat(model.chat(Questions.within(LATE)).usage().likelihoods()).isZero();
      assertThat(server.asked().getLast().raw().has("logprobs")).isFalse();
      ChatAnswer told = model.chat(Questions.within(LATE).withLikelihoods());
      assertThat(told).isInstanceOf(ChatAnswer.Complete.class);
      assertThat(told.usage().likelihoods()).isPositive();
      assertThat(server.asked().getLast().raw().path("logprobs").booleanValue()).isTrue();
    }
  }

  @Test
  void aLoadThatGoesOnIsToldWithItsAge() {
    try (FakeModelServer server =
            FakeModelServer.of(ServerKind.OLLAMA, _ -> "late", Fault.COLD_LOAD);
        ChatModel model = model(server, "phi4-mini", ModelOptions.STANDARD)) {
      assertThat(model.loading()).isEmpty();
      assertThat(model.prepare(Questions.within(Duration.ofSeconds(3)).deadline()))
          .isInstanceOf(Readiness.Loading.class);
      assertThat(model.loading())
          .hasValueSatisfying(
              since -> assertThat(since).isBetween(Duration.ofMillis(1), Duration.ofMinutes(5)));
    }
  }

  @Test
  void saysWhetherAServerMayPassQuestionsOnToACloud() {
    assertThat(cloud(true)).isEqualTo(ServerLook.Cloud.CLOSED);
    assertThat(cloud(false)).isEqualTo(ServerLook.Cloud.OPEN);
    assertThat(cloud(null)).isEqualTo(ServerLook.Cloud.UNSAID);
  }

  private static ServerLook.Cloud cloud(@Nullable Boolean disabled) {
    OllamaVoice voice = new OllamaVoice("2026-08-21T10:00:00Z", disabled);
    try (FakeModelServer server = new FakeModelServer(voice, Installed.PHI, _ -> "x", Fault.NONE)) {
      ServerLook look =
          Clients.servers(Clients.LONG).look(server.endpoint(), Questions.within(LATE).deadline());
      return ((ServerLook.Found) look).cloud();
    }
  }

  @Test
  void keepsOnlyTheHashOfThinking() {
    try (FakeModelServer server =
            FakeModelServer.of(
                ServerKind.OLLAMA, q -> "<think>hm</think>" + SchemaEcho.of(q.schema()));
        ChatModel model = model(server, "phi4-mini", ModelOptions.STANDARD)) {
      assertThat(model.chat(Questions.within(LATE)))
          .isInstanceOfSatisfying(
              ChatAnswer.Complete.class,
              c -> {
                assertThat(c.text()).startsWith("{");
                assertThat(c.thoughtHash()).hasSize(64);
              });
    }
  }

  private static FailureReason reason(ChatAnswer answer) {
    assertThat(answer).isInstanceOf(ChatAnswer.Failed.class);
    return ((ChatAnswer.Failed) answer).reason();
  }
}
