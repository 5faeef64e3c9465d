package io.redoubt.llm.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Questions;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.TokenEstimate;
import io.redoubt.llm.http.Failure;
import io.redoubt.llm.http.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ServedModelTest {
  private static final ModelIdentity ID = new ModelIdentity("test", "1", "m:latest", "d", 8192);
  private static final Duration LATE = Duration.ofSeconds(20);

  /// A dialect that answers by a function, and is ready or not.
  private record Scripted(
      List<ChatRequest> asked, Function<Integer, Heard> answer, Readiness ready, Runnable loading)
      implements Dialect {
    Scripted(Function<Integer, Heard> answer) {
      this(new ArrayList<>(), answer, new Readiness.Ready(ID), () -> {});
    }

    @Override
    public Readiness look(Deadline deadline) {
      return ready;
    }

    @Override
    public Readiness load(Deadline deadline) {
      loading.run();
      return new Readiness.Ready(ID);
    }

    @Override
    public Heard ask(ChatRequest request, Duration firstByte) {
      asked.add(request);
      return answer.apply(asked.size());
    }

    @Override
    public ModelIdentity identity() {
      return ID;
    }
  }

  private static ServedModel model(Dialect dialect) {
    Backoff quick = new Backoff(Duration.ofNanos(1), Duration.ofMillis(1), new Random(3));
    return new ServedModel(dialect, Timers.STANDARD, quick, Ticker.system());
  }

  private static Heard lost(FailureReason reason) {
    return new Heard.Lost(new Failure(reason, "x"), Duration.ZERO, true);
  }

  private static Heard spoken(int promptTokens) {
    return new Heard.Spoken("yes", "", new Frame.Tokens(promptTokens, 1), 5);
  }

  @Test
  void asksABusyServerUntilItAnswers() {
    Scripted dialect = new Scripted(n -> n < 20 ? lost(FailureReason.BUSY) : spoken(400));
    assertThat(model(dialect).chat(Questions.within(LATE))).isInstanceOf(ChatAnswer.Complete.class);
  }

  @Test
  void asksABrokenServerThreeTimes() {
    Scripted dialect = new Scripted(_ -> lost(FailureReason.HTTP_SERVER_ERROR));
    ChatAnswer answer = model(dialect).chat(Questions.within(LATE));
    assertThat(reason(answer)).isEqualTo(FailureReason.HTTP_SERVER_ERROR);
    assertThat(answer.usage().requests()).isEqualTo(3);
  }

  @Test
  void asksOnceWhereAskingAgainCannotHelp() {
    for (FailureReason reason : FailureReason.values()) {
      if (!reason.retryable()
          && reason != FailureReason.LENGTH
          && reason != FailureReason.THINKING_ONLY) {
        Scripted dialect = new Scripted(_ -> lost(reason));
        assertThat(reason(model(dialect).chat(Questions.within(LATE)))).isEqualTo(reason);
        assertThat(dialect.asked()).as(reason.word()).hasSize(1);
      }
    }
  }

  @Test
  void givesAnAnswerThatRanOutOfTokensTwiceAsManyOnce() {
    Scripted dialect = new Scripted(_ -> lost(FailureReason.LENGTH));
    assertThat(reason(model(dialect).chat(Questions.within(LATE)))).isEqualTo(FailureReason.LENGTH);
    assertThat(dialect.asked()).extracting(ChatRequest::maxTokens).containsExactly(200, 400);
  }

  @Test
  void waitsNoLongerThanTheServerAsksAndTheDeadlineAllows() {
    Heard tooLong =
        new Heard.Lost(new Failure(FailureReason.RATE_LIMITED, "x"), Duration.ofHours(1), false);
    Scripted dialect = new Scripted(_ -> tooLong);
    ChatAnswer answer = model(dialect).chat(Questions.within(LATE));
    assertThat(answer.usage().totalMillis()).isLessThan(5000);
    assertThat(answer.usage().requests()).isZero();
  }

  @Test
  void findsASilentlyCutPromptButLetsProbesPass() {
    Scripted dialect = new Scripted(_ -> spoken(20));
    assertThat(reason(model(dialect).chat(Questions.within(LATE))))
        .isEqualTo(FailureReason.TRUNCATED);
    assertThat(model(dialect).chat(Questions.probe(LATE))).isInstanceOf(ChatAnswer.Complete.class);
  }

  @Test
  void refusesUnsentWhatCannotFit() {
    Scripted dialect = new Scripted(_ -> spoken(400));
    ChatRequest huge = Questions.within(LATE).withMaxTokens(8192);
    assertThat(reason(model(dialect).chat(huge))).isEqualTo(FailureReason.OVERFLOW);
    assertThat(dialect.asked()).isEmpty();
  }

  @Test
  void learnsCharactersPerTokenAfterThreePrompts() {
    int characters = Questions.prompt().characters();
    ServedModel model = model(new Scripted(_ -> spoken(characters / 4)));
    for (int i = 0; i < 2; i++) {
      model.chat(Questions.within(LATE));
      assertThat(model.tokens()).isEqualTo(TokenEstimate.UNLEARNED);
    }
    model.chat(Questions.within(LATE));
    assertThat(model.tokens().least()).isBetween(3.3, 3.5);
    assertThat(model.tokens().most()).isBetween(5.9, 6.0);
  }

  @Test
  void aLoadGoesOnWhenTheOneWhoWaitsGivesUp() throws InterruptedException {
    CountDownLatch loaded = new CountDownLatch(1);
    CountDownLatch mayLoad = new CountDownLatch(1);
    AtomicInteger loads = new AtomicInteger();
    Runnable slow =
        () -> {
          loads.incrementAndGet();
          try {
            mayLoad.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          loaded.countDown();
        };
    Scripted dialect =
        new Scripted(new ArrayList<>(), _ -> spoken(400), new Readiness.Loading("x"), slow);
    ServedModel model = model(dialect);
    assertThat(model.loading()).isEmpty();
    assertThat(reason(model.chat(Questions.within(Duration.ofMillis(50)))))
        .isEqualTo(FailureReason.LOADING);
    assertThat(model.loading())
        .hasValueSatisfying(since -> assertThat(since).isGreaterThan(Duration.ofMillis(20)));
    assertThat(reason(model.chat(Questions.within(Duration.ofMillis(50)))))
        .isEqualTo(FailureReason.LOADING);
    mayLoad.countDown();
    loaded.await();
    assertThat(loads).hasValue(1);
    while (model.loading().isPresent()) {
      Thread.onSpinWait(); // until the thread that loads has ended
    }
  }

  @Test
  void anInterruptEndsTheWaitingAndStaysSet() {
    Scripted dialect = new Scripted(_ -> lost(FailureReason.BUSY));
    Thread.currentThread().interrupt();
    ChatAnswer answer = model(dialect).chat(Questions.within(LATE));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(reason(answer)).isEqualTo(FailureReason.CANCELLED);
  }

  private static FailureReason reason(ChatAnswer answer) {
    return answer instanceof ChatAnswer.Failed(var reason, _, _)
        ? reason
        : fail("not failed: " + answer);
  }
}
