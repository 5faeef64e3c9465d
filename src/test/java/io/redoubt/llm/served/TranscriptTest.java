package io.redoubt.llm.served;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.FailureReason;
import io.redoubt.llm.http.Failure;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptTest {
  @ParameterizedTest
  @CsvSource({
    "'<think>a</think>{\"x\":1}', '{\"x\":1}', true",
    "'  <think>a</think>  <THINK>b</THINK> yes', 'yes', true",
    "'so it is </think> {\"x\":1}', '{\"x\":1}', true",
    "'<think>and never an end', '', true",
    "'{\"x\":\"<think>quoted</think>\"}', '{\"x\":\"<think>quoted</think>\"}', false",
    "'plain', 'plain', false",
  })
  void partsThinkingFromTheAnswer(String said, String answer, boolean thought) {
    Thoughts parted = Thoughts.parted(said);
    assertThat(parted.answer()).isEqualTo(answer);
    assertThat(Thoughts.hash(parted.thinking()).length()).isEqualTo(thought ? 64 : 0);
  }

  @Test
  void stopsAfterAHundredBlankTokens() {
    Transcript transcript = new Transcript(1000);
    for (int i = 1; i < 100; i++) {
      assertThat(transcript.say(" ")).isEmpty();
    }
    assertThat(reason(transcript.say("\n"))).contains(FailureReason.REPEATED);
  }

  /// One that ends in no loop, because each time a number differs.
  @Test
  void objectsToAWholeAnswerThatSaysOneThingOverAndOver() {
    Transcript transcript = new Transcript(1000);
    for (int i = 0; i < 20; i++) {
      assertThat(transcript.say("The account of the administrator logged on again (" + i + "). "))
          .isEmpty();
    }
    assertThat(reason(transcript.objection(transcript.whole(), false)))
        .contains(FailureReason.REPEATED);
  }

  @Test
  void aWordEndsARunOfBlanks() {
    Transcript transcript = new Transcript(1000);
    for (int i = 0; i < 300; i++) {
      assertThat(transcript.say(i % 50 == 0 ? "w" + i : " ")).isEmpty();
    }
  }

  @Test
  void takesNoMoreThanAQuarterOfAMebibyte() {
    Random random = new Random(1);
    Transcript transcript = new Transcript(100_000);
    Optional<Failure> failure = Optional.empty();
    int frames = 0;
    while (failure.isEmpty()) {
      failure = transcript.say(Long.toHexString(random.nextLong()) + " ");
      frames++;
    }
    assertThat(reason(failure)).contains(FailureReason.OVERSIZED);
    assertThat(frames).isBetween(15_000, 17_000);
  }

  @Test
  void takesNotManyMoreTokensThanAllowed() {
    Transcript transcript = new Transcript(10);
    Optional<Failure> failure = Optional.empty();
    int frames = 0;
    while (failure.isEmpty()) {
      failure = transcript.say("n" + frames * 31 + " ");
      frames++;
    }
    assertThat(reason(failure)).contains(FailureReason.OVERSIZED);
    assertThat(frames).isEqualTo(85);
  }

  @Test
  void halvesOfCharactersBecomeReplacements() {
    Transcript transcript = new Transcript(10);
    transcript.say("a\ud83d");
    transcript.say("\ude00b\ud83d");
    assertThat(transcript.whole().answer()).isEqualTo("a😀b\uFFFD");
  }

  private static Optional<FailureReason> reason(Optional<Failure> failure) {
    return failure.map(Failure::reason);
  }
}
