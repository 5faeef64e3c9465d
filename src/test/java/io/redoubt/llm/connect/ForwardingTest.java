package io.redoubt.llm.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.Questions;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.http.ApiKey;
import io.redoubt.llm.http.Endpoint;
import io.redoubt.testing.llm.LoopServer;
import io.redoubt.testing.llm.Seen;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ollama passes questions on to a cloud for models that run there. Wherever it says that a model
/// is one of those, no question is sent.
class ForwardingTest {
  private static final String MODEL = "\"name\":\"phi4-mini:latest\",\"digest\":\"sha256:78\"";

  @ParameterizedTest
  @CsvSource({
    "/api/tags,remote_host,https://ollama.com",
    "/api/tags,remote_model,gpt-oss:120b",
    "/api/show,remote_host,https://ollama.com",
    "/api/show,remote_model,gpt-oss:120b",
    "/api/ps,remote_host,https://ollama.com",
    "/api/ps,remote_model,gpt-oss:120b",
    "/api/chat,remote_host,https://ollama.com",
    "/api/chat,remote_model,gpt-oss:120b"
  })
  void noQuestionIsSentToAModelThatRunsElsewhere(String where, String member, String value) {
    List<Seen> seen = new CopyOnWriteArrayList<>();
    try (LoopServer server =
        new LoopServer(
            (socket, out) -> {
              for (Seen request : LoopServer.read(socket)) {
                seen.add(request);
                String more =
                    request.path().equals(where) ? ",\"" + member + "\":\"" + value + "\"" : "";
                out.json(said(request.path(), more, where));
              }
            })) {
      Endpoint endpoint = Endpoint.parse("http://127.0.0.1:" + server.port(), ApiKey.NONE, false);
      try (ChatModel model =
          Clients.servers(Clients.LONG)
              .model(endpoint, ServerKind.OLLAMA, "phi4-mini", ModelOptions.STANDARD)) {
        ChatAnswer answer = model.chat(Questions.within(Duration.ofSeconds(20)));
        assertThat(answer)
            .isInstanceOfSatisfying(
                ChatAnswer.Failed.class,
                failed -> assertThat(failed.reason()).isEqualTo(FailureReason.CLOUD_FORWARDING));
      }
    }
    String question = Questions.prompt().messages().getFirst().text().substring(0, 40);
    assertThat(seen).extracting(Seen::path).contains(where);
    assertThat(seen)
        .as("no word of the question left")
        .noneMatch(request -> request.text().contains(question));
  }

  /* The model is in memory already, but where the load is what tells of the cloud. */
  private static String said(String path, String more, String where) {
    return switch (path) {
      case "/api/version" -> "{\"version\":\"0.33.0\"}";
      case "/api/tags" -> "{\"models\":[{" + MODEL + more + "}]}";
      case "/api/show" -> "{\"capabilities\":[\"completion\"]" + more + "}";
      case "/api/ps" ->
          where.equals("/api/chat")
              ? "{\"models\":[]}"
              : "{\"models\":[{" + MODEL + ",\"context_length\":8192" + more + "}]}";
      case "/api/chat" -> "{\"model\":\"phi4-mini:latest\",\"done\":true" + more + "}";
      default -> "{}";
    };
  }
}
