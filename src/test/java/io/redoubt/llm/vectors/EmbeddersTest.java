package io.redoubt.llm.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.Embedding;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.redact.Redacted;
import io.redoubt.redact.Redaction;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddersTest {
  private static final Redactor REDACTOR = new Redactor(RedactionPolicy.standard(), new byte[32]);
  private static final List<String> LINES =
      List.of(
          "authentication failure; logname= uid= euid= tty= ruser= rhost= user=",
          "Failed password for from port ssh2",
          "usb 1-1: new high-speed USB device number",
          "GET /index.html HTTP/1.1 200",
          "Started daily cleanup of temporary directories.");

  private static Redacted redacted(String text) {
    return switch (REDACTOR.open("t", Tier.EXCERPTS).text(text)) {
      case Redaction.Done(var done) -> done;
      case Redaction.Refused(var reason) -> throw new AssertionError(reason);
    };
  }

  private static List<float[]> vectors(EmbeddingModel model, List<String> texts) {
    Deadline deadline = Deadline.after(Duration.ofMinutes(2), System::nanoTime);
    return switch (model.embed(texts.stream().map(EmbeddersTest::redacted).toList(), deadline)) {
      case Embedding.Vectors(var vectors) -> vectors;
      case Embedding.Failed(var reason, var detail) -> throw new AssertionError(reason + detail);
    };
  }

  private static float cosine(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  void aQuestionIsCloserToWhatItMeansThanToTheRest() {
    try (EmbeddingModel model = Embedders.shipped()) {
      assertThat(model.identity().note()).isEmpty();
      List<float[]> lines = vectors(model, LINES);
      float[] question = vectors(model, List.of("somebody could not log in")).getFirst();
      float worstMeant = Math.min(cosine(question, lines.get(0)), cosine(question, lines.get(1)));
      for (float[] other : lines.subList(2, lines.size())) {
        assertThat(cosine(question, other)).isLessThan(worstMeant);
      }
    }
  }

  @Test
  void aBatchOfManyLengthsGivesTheVectorsOfSingleTextsInOrder() {
    try (EmbeddingModel model = Embedders.shipped()) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < MiniLm.BATCH * 2 + 3; i++) {
        texts.add("user " + LINES.get(i % LINES.size()).repeat(1 + i % 3));
      }
      List<float[]> together = vectors(model, texts);
      assertThat(together).hasSameSizeAs(texts);
      for (int i = 0; i < texts.size(); i += 7) {
        float[] alone = vectors(model, List.of(texts.get(i))).getFirst();
        assertThat(cosine(alone, alone)).isBetween(0.999f, 1.001f);
        assertThat(cosine(together.get(i), alone)).isGreaterThan(0.97f);
      }
    }
  }

  @Test
  void hashedWordsStandInWhereTheModelCannotRunAndSayWhy() {
    try (EmbeddingModel model =
        Embedders.orHashed(
            () -> {
              throw new IOException("no code for this platform");
            })) {
      assertThat(model.identity().name()).isEqualTo("hashed words");
      assertThat(model.identity().note()).isEqualTo("no code for this platform");
      List<float[]> lines = vectors(model, LINES);
      float[] question = vectors(model, List.of("password failures")).getFirst();
      assertThat(cosine(question, lines.get(1))).isGreaterThan(cosine(question, lines.get(2)));
    }
  }

  @Test
  void aClosedModelFailsInsteadOfThrowing() {
    EmbeddingModel model = Embedders.shipped();
    assertThat(vectors(model, List.of("a"))).hasSize(1);
    model.close();
    Deadline deadline = Deadline.after(Duration.ofMinutes(1), System::nanoTime);
    assertThat(model.embed(List.of(redacted("b")), deadline)).isInstanceOf(Embedding.Failed.class);
  }
}
