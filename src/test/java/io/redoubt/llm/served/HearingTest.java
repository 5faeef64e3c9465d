package io.redoubt.llm.served;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Message;
import io.redoubt.llm.Part;
import io.redoubt.llm.Prompt;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What frames may follow each other in one answer.
class HearingTest {
  private final Hearing hearing =
      new Hearing(
          ChatRequest.text(
              Prompt.of(Message.user(Part.Shipped.load("probe/v1/alive.txt"))),
              100,
              Deadline.after(Duration.ofMinutes(1), () -> 0)),
          "model"::equals,
          () -> 0);

  @Test
  void textAfterTheEndIsNoPartOfTheAnswer() {
    assertThat(hearing.take(frame("all of it", Ending.STOP))).isTrue();
    assertThat(hearing.take(frame(" and more", Ending.NONE))).isFalse();
    assertThat(reason()).isEqualTo(FailureReason.PROTOCOL);
  }

  @Test
  void anEndMayBeSaidTwiceAndCountsMayFollowIt() {
    assertThat(hearing.take(frame("all of it", Ending.STOP))).isTrue();
    assertThat(hearing.take(frame("", Ending.STOP))).isTrue();
    assertThat(hearing.take(frame("", Ending.NONE))).isTrue();
    assertThat(hearing.heard(Optional.empty()))
        .isInstanceOfSatisfying(
            Heard.Spoken.class, spoken -> assertThat(spoken.text()).isEqualTo("all of it"));
  }

  private FailureReason reason() {
    Heard heard = hearing.heard(Optional.empty());
    assertThat(heard).isInstanceOf(Heard.Lost.class);
    return ((Heard.Lost) heard).failure().reason();
  }

  private static Frame frame(String content, Ending ending) {
    return new Frame("id", "model", content, "", ending, Frame.Tokens.UNSAID);
  }
}
