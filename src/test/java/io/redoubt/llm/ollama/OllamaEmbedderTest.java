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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OllamaEmbedderTest {
  private static final String FIRST = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  private static final String SECOND = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final AtomicLong now = new AtomicLong();
  private volatile String tags =
      "{\"models\":[{\"name\":\"minilm:latest\",\"digest\":\"" + FIRST + "\"}]}";
  private volatile String vectors = "[[3,4]]";
  private final LoopServer server =
      new LoopServer(
          (socket, out) -> {
            for (Seen request : LoopServer.read(socket)) {
              seen.add(request);
              out.json(
                  switch (request.path()) {
                    case "/api/version" -> "{\"version\":\"0.9.0\"}";
                    case "/api/tags" -> tags;
                    default -> "{\"model\":\"minilm:latest\",\"embeddings\":" + vectors + "}";
                  });
            }
          });

  @AfterEach
  void stop() {
    server.close();
  }

  private OllamaEmbedder embedder(String name) {
    Endpoint endpoint = Endpoint.parse("127.0.0.1:" + server.port(), ApiKey.NONE, false);
    return new OllamaEmbedder(new Wire(endpoint, Timers.STANDARD), name, now::get);
  }

  private static Embedding embed(OllamaEmbedder embedder) {
    List<Redacted> texts = List.of(Masking.announced(1));
    return embedder.embed(texts, Deadline.after(Duration.ofSeconds(20), Ticker.system()));
  }

  private static FailureReason reason(Embedding embedding) {
    return switch (embedding) {
      case Embedding.Failed(var reason, _) -> reason;
      case Embedding.Vectors _ -> throw new AssertionError("vectors");
    };
  }

  @Test
  void namesModelAndDigestAndGivesVectorsOfLengthOne() {
    OllamaEmbedder embedder = embedder("minilm");
    assertThat(embedder.identity().name()).isEqualTo("minilm:latest (Ollama)");
    assertThat(embedder.identity().digest()).isEqualTo(FIRST.substring(0, 24));
    assertThat(embed(embedder))
        .isInstanceOfSatisfying(
            Embedding.Vectors.class,
            made -> assertThat(made.vectors()).containsExactly(new float[] {0.6f, 0.8f}));
    assertThat(seen.getLast().text()).contains("\"truncate\":true");
    assertThat(seen.stream().filter(one -> one.path().equals("/api/tags"))).hasSize(1);
  }

  @Test
  void anExchangedModelHasAnotherDigestAfterAMinuteAndMayHaveAnotherLength() {
    OllamaEmbedder embedder = embedder("minilm");
    embed(embedder);
    tags = tags.replace(FIRST, SECOND);
    vectors = "[[1,0,0]]";
    now.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(embedder.identity().digest()).isEqualTo(SECOND.substring(0, 24));
    assertThat(embed(embedder)).isInstanceOf(Embedding.Vectors.class);
  }

  @Test
  void vectorsOfAnotherLengthUnderTheSameDigestAreRefused() {
    OllamaEmbedder embedder = embedder("minilm");
    embed(embedder);
    vectors = "[[1,0,0]]";
    assertThat(reason(embed(embedder))).isEqualTo(FailureReason.WRONG_MODEL);
  }

  @Test
  void whoIsNotThereOrElsewhereHasNoDigestAndIsNotAsked() {
    tags = "{\"models\":[]}";
    OllamaEmbedder missing = embedder("minilm");
    assertThat(missing.identity().digest()).isEmpty();
    assertThat(missing.identity().note()).contains("not installed");
    assertThat(embed(missing)).isInstanceOf(Embedding.Failed.class);
    assertThat(embedder("minilm:cloud").identity().note()).contains("somebody else");
    assertThat(seen).noneMatch(request -> request.path().equals("/api/embed"));
    tags = "{\"models\":[{\"name\":\"minilm:latest\",\"digest\":\"" + FIRST + "\"}]}";
    now.addAndGet(Duration.ofSeconds(6).toNanos());
    assertThat(embed(missing)).isInstanceOf(Embedding.Vectors.class);
  }

  @Test
  void aServerThatIsAwayIsAFailureWithItsReasonAndFoundAgain() {
    OllamaEmbedder embedder = embedder("minilm");
    server.close();
    assertThat(embed(embedder)).isInstanceOf(Embedding.Failed.class);
    assertThat(embedder.identity().digest()).isEmpty();
    assertThat(embedder.identity().note()).isNotEmpty();
  }
}
