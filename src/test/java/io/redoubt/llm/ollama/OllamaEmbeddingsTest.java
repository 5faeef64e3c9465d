package io.redoubt.llm.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.Embedding;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.http.ApiKey;
import io.redoubt.llm.http.Endpoint;
import io.redoubt.llm.http.Timers;
import io.redoubt.llm.http.Wire;
import io.redoubt.redact.Masking;
import io.redoubt.redact.Redacted;
import io.redoubt.testing.llm.LoopServer;
import io.redoubt.testing.llm.Seen;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaEmbeddingsTest {
  private static final List<Redacted> TEXTS = List.of(Masking.announced(1), Masking.announced(2));

  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  private Embedding embedded(String name, String body) {
    try (LoopServer server =
        new LoopServer(
            (socket, out) -> {
              for (Seen request : LoopServer.read(socket)) {
                seen.add(request);
                out.json(body);
              }
            })) {
      Endpoint endpoint = Endpoint.parse("127.0.0.1:" + server.port(), ApiKey.NONE, false);
      Deadline deadline = Deadline.after(Duration.ofSeconds(20), Ticker.system());
      return new OllamaEmbeddings(new Wire(endpoint, Timers.STANDARD), name, Duration.ofMinutes(5))
          .embed(TEXTS, deadline);
    }
  }

  @Test
  void givesAVectorForEachTextAndLetsNothingBeCut() {
    String body = "{\"model\":\"minilm:latest\",\"embeddings\":[[0.6,0.8],[1,0]]}";
    assertThat(embedded("minilm", body))
        .isInstanceOfSatisfying(
            Embedding.Vectors.class,
            v ->
                assertThat(v.vectors())
                    .containsExactly(new float[] {0.6f, 0.8f}, new float[] {1, 0}));
    assertThat(seen.getFirst().text()).contains("\"truncate\":false");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"model\":\"minilm\",\"embeddings\":[[0.6,0.8]]} | PROTOCOL",
        "{\"model\":\"minilm\",\"embeddings\":[[0.6,0.8],[1]]} | PROTOCOL",
        "{\"model\":\"minilm\",\"embeddings\":[[0.6,\"x\"],[1,0]]} | PROTOCOL",
        "{\"model\":\"minilm\",\"embeddings\":[[0.6,1e999],[1,0]]} | PROTOCOL",
        "{\"model\":\"minilm\"} | PROTOCOL",
        "{\"model\":\"other\",\"embeddings\":[[1,0],[1,0]]} | WRONG_MODEL",
        "{\"model\":\"minilm\",\"remote_host\":\"https://x\"} | CLOUD_FORWARDING",
        "no json | PROTOCOL",
      })
  void refusesVectorsThatAreNone(String body, FailureReason reason) {
    assertThat(embedded("minilm", body))
        .isInstanceOfSatisfying(
            Embedding.Failed.class, f -> assertThat(f.reason()).isEqualTo(reason));
  }

  @Test
  void asksNoCloud() {
    assertThat(embedded("x:cloud", "{}")).isInstanceOf(Embedding.Failed.class);
    assertThat(seen).isEmpty();
  }
}
