package io.redoubt.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Questions;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.served.Heard;
import io.redoubt.llm.served.Hearing;
import io.redoubt.testing.llm.Ending;
import io.redoubt.testing.llm.OpenAiVoice;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lines that are damaged in any way become an answer or a named failure, never an exception.
class OpenAiFramesTest {
  private static final String MODEL = "phi4-mini:latest";
  private static final OpenAiVoice VOICE = new OpenAiVoice(ServerKind.VLLM);
  private static final String GOOD =
      VOICE.thinking(MODEL, "hm")
          + VOICE.text(MODEL, "{\"answer\":")
          + VOICE.text(MODEL, "\"Zürich 😀\"}")
          + VOICE.end(MODEL, Ending.STOP, 400, 12);

  private static Heard heard(String stream) {
    Hearing hearing =
        new Hearing(Questions.within(Duration.ofSeconds(9)), MODEL::equals, Ticker.system());
    for (String line : stream.split("\n", -1)) {
      if (!OpenAiFrames.line(line, hearing)) {
        break;
      }
    }
    return hearing.heard(Optional.empty());
  }

  @Test
  void hearsAGoodStream() {
    assertThat(heard(GOOD))
        .isInstanceOfSatisfying(
            Heard.Spoken.class,
            spoken -> {
              assertThat(spoken.text()).isEqualTo("{\"answer\":\"Zürich 😀\"}");
              assertThat(spoken.tokens().prompt()).isEqualTo(400);
              assertThat(spoken.thoughtHash()).hasSize(64);
            });
  }

  @Test
  void hearsNoAnswerInAStreamCutAnywhere() {
    int whole = GOOD.indexOf("}\n", GOOD.indexOf("finish_reason"));
    for (int cut = 0; cut < whole; cut++) {
      assertThat(heard(GOOD.substring(0, cut))).as("cut at %d", cut).isInstanceOf(Heard.Lost.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"abort,SERVER_FAULT", "error,SERVER_FAULT", "length,LENGTH"})
  void anAnswerThatTheServerBrokeOffIsNone(String how, FailureReason reason) {
    assertThat(heard(GOOD.replace("\"stop\"", '"' + how + '"')))
        .isInstanceOfSatisfying(
            Heard.Lost.class, lost -> assertThat(lost.failure().reason()).isEqualTo(reason));
  }

  @Test
  void survivesThousandsOfDamagedStreams() {
    Random random = new Random(11);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder damaged = new StringBuilder(GOOD);
      for (int n = random.nextInt(1, 5); n > 0; n--) {
        int at = random.nextInt(Math.min(damaged.length(), GOOD.length()));
        switch (random.nextInt(4)) {
          case 0 -> damaged.setCharAt(at, (char) random.nextInt(0x10000));
          case 1 -> damaged.deleteCharAt(at);
          case 2 -> damaged.insert(at, "\"{}[],:\\0eE-\n".charAt(random.nextInt(13)));
          default -> damaged.insert(at, GOOD, at / 2, at);
        }
      }
      assertThat(heard(damaged.toString())).isNotNull();
    }
  }
}
