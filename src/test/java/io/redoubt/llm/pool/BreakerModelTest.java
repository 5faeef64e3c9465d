package io.redoubt.llm.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Questions;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.TokenEstimate;
import io.redoubt.llm.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A server that fails is left alone, and found again by one token.
class BreakerModelTest {
  private static final ModelIdentity ID = ModelIdentity.unknown("test", "m");
  private static final ChatAnswer GOOD = new ChatAnswer.Complete("yes", "", ID, Usage.NONE);

  private final AtomicLong now = new AtomicLong();
  private ChatAnswer next = GOOD;
  private Runnable meanwhile = () -> {};
  private final List<ChatRequest> asked = new ArrayList<>();
  private final BreakerModel breaker = new BreakerModel(new Told(), now::get);

  /// Answers as it is told.
  private final class Told implements ChatModel {
    @Override
    public ChatAnswer chat(ChatRequest request) {
      asked.add(request);
      Runnable first = meanwhile;
      meanwhile = () -> {};
      first.run();
      return next;
    }

    @Override
    public Readiness prepare(Deadline deadline) {
      return new Readiness.Ready(ID);
    }

    @Override
    public Optional<Duration> loading() {
      return Optional.of(Duration.ofSeconds(42));
    }

    @Override
    public ModelIdentity identity() {
      return ID;
    }

    @Override
    public TokenEstimate tokens() {
      return TokenEstimate.UNLEARNED;
    }

    @Override
    public void close() {}
  }

  private ChatAnswer ask() {
    return breaker.chat(Questions.within(Duration.ofMinutes(5)));
  }

  private void failing(FailureReason reason, int times) {
    next = new ChatAnswer.Failed(reason, "x", Usage.NONE);
    for (int i = 0; i < times; i++) {
      ask();
    }
  }

  @Test
  void aServerThatIsBusyWithOthersOfOursIsNotDown() {
    meanwhile = () -> failing(FailureReason.BUSY, 5);
    ask();
    assertThat(breaker.open()).isFalse();
    failing(FailureReason.BUSY, 2);
    assertThat(breaker.open()).isTrue();
  }

  @Test
  void afterThreeFailuresNothingIsSentUntilThePauseIsOver() {
    failing(FailureReason.CONNECT, 3);
    asked.clear();
    next = GOOD;
    now.addAndGet(Duration.ofSeconds(9).toNanos());
    assertThat(ask())
        .isInstanceOfSatisfying(
            ChatAnswer.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(FailureReason.BREAKER_OPEN);
              assertThat(failed.detail()).startsWith("CONNECT");
            });
    assertThat(asked).isEmpty();
  }

  @Test
  void aGenerationOfOneTokenOpensTheWayAgain() {
    failing(FailureReason.STALL, 3);
    asked.clear();
    next = GOOD;
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(ask()).isEqualTo(GOOD);
    assertThat(asked).extracting(ChatRequest::maxTokens).containsExactly(1, 200);
    assertThat(ask()).isEqualTo(GOOD);
    assertThat(asked).hasSize(3);
  }

  @Test
  void aTryInVainIsNotRepeatedBeforeTheNextPauseIsOver() {
    failing(FailureReason.CONNECT, 3);
    asked.clear();
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    for (int i = 0; i < 5; i++) {
      assertThat(ask()).isInstanceOf(ChatAnswer.Failed.class);
    }
    assertThat(asked).extracting(ChatRequest::maxTokens).containsExactly(1);
  }

  @Test
  void whatTheModelWroteOrWhatThisMachineRefusedOpensNothing() {
    failing(FailureReason.REPEATED, 10);
    failing(FailureReason.CONNECT, 2);
    failing(FailureReason.GARBLED, 1);
    failing(FailureReason.CONNECT, 2);
    failing(FailureReason.HOUR_BUDGET, 5);
    asked.clear();
    next = GOOD;
    assertThat(ask()).isEqualTo(GOOD);
    assertThat(asked).extracting(ChatRequest::maxTokens).containsExactly(200);
  }

  @Test
  void tellsThatTheModelBehindItIsBeingLoaded() {
    assertThat(breaker.loading()).hasValue(Duration.ofSeconds(42));
  }
}
