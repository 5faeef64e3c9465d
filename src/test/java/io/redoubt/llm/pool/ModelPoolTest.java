package io.redoubt.llm.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.Questions;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.ServerLook;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.Usage;
import io.redoubt.llm.connect.ModelServers;
import io.redoubt.llm.http.Timers;
import io.redoubt.llm.served.Backoff;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import io.redoubt.testing.llm.InstantModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Several servers behave as one.
class ModelPoolTest {
  private static final Duration LATE = Duration.ofSeconds(60);
  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(2), Duration.ofMillis(20), new Random(7));
  private static final String ANSWER = "{\"a\":1}";

  private static ChatModel at(FakeModelServer server) {
    return at(server, server);
  }

  /* A server that looked like another a moment ago. */
  private static ChatModel at(FakeModelServer server, FakeModelServer like) {
    ModelServers servers = new ModelServers(Timers.STANDARD, QUICK, Ticker.system());
    ServerLook look = servers.look(like.endpoint(), Deadline.after(LATE, Ticker.system()));
    assertThat(look).isInstanceOf(ServerLook.Found.class);
    ServerLook.Found seen = (ServerLook.Found) look;
    return servers.model(server.endpoint(), seen, "phi4-mini:latest", ModelOptions.STANDARD, false);
  }

  private static ModelPool pool(Map<String, ChatModel> models) {
    return new ModelPool(models, QUICK, HourBudget.unbounded(), Ticker.system());
  }

  private static List<ChatAnswer> asked(ModelPool pool, int times)
      throws InterruptedException, ExecutionException {
    List<Future<ChatAnswer>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < times; i++) {
        answers.add(threads.submit(() -> pool.chat(Questions.within(LATE))));
      }
    }
    List<ChatAnswer> all = new ArrayList<>();
    for (Future<ChatAnswer> answer : answers) {
      all.add(answer.get());
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void everyQuestionIsAnsweredWhileServersBreak(ServerKind kind)
      throws InterruptedException, ExecutionException {
    try (var dead = FakeModelServer.of(kind, _ -> ANSWER, Fault.REFUSE);
        var broken = FakeModelServer.of(kind, _ -> ANSWER, Fault.RESET_MID_BODY);
        var well = FakeModelServer.of(kind, _ -> ANSWER, Fault.NONE)) {
      Map<String, ChatModel> models = new LinkedHashMap<>();
      models.put("dead", at(dead, well));
      models.put("broken", at(broken));
      models.put("well", at(well));
      try (ModelPool pool = pool(models)) {
        assertThat(asked(pool, 40))
            .allSatisfy(answer -> assertThat(answer).isInstanceOf(ChatAnswer.Complete.class));
        assertThat(well.asked()).hasSizeGreaterThanOrEqualTo(40);
      }
      assertThat(broken.quiet(30_000)).isTrue();
      assertThat(well.quiet(30_000)).isTrue();
    }
  }

  @Test
  void aServerThatTakesTwoAtOnceIsGivenAboutTwo() throws InterruptedException, ExecutionException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    InstantModel picky =
        new InstantModel(
            ModelIdentity.unknown("fake", "m"),
            _ -> {
              try {
                if (running.incrementAndGet() > 2) {
                  refused.incrementAndGet();
                  return failed(FailureReason.BUSY);
                }
                Thread.sleep(3);
                return new ChatAnswer.Complete(
                    ANSWER, "", ModelIdentity.unknown("fake", "m"), new Usage(9, 9, 1, 90, 1));
              } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return failed(FailureReason.CANCELLED);
              } finally {
                running.decrementAndGet();
              }
            });
    try (ModelPool pool = pool(Map.of("picky", picky))) {
      assertThat(asked(pool, 200))
          .allSatisfy(answer -> assertThat(answer).isInstanceOf(ChatAnswer.Complete.class));
      assertThat(refused.get()).isLessThan(100);
      assertThat(pool.width()).isBetween(1, 3);
    }
  }

  private static ChatAnswer.Failed failed(FailureReason reason) {
    return new ChatAnswer.Failed(reason, "fake", Usage.NONE);
  }

  @Test
  void whatTheModelWroteIsNotAskedForElsewhere() {
    AtomicInteger asked = new AtomicInteger();
    InstantModel mute =
        new InstantModel(
            ModelIdentity.unknown("fake", "m"),
            _ -> {
              asked.incrementAndGet();
              return failed(FailureReason.EMPTY);
            });
    try (ModelPool pool = pool(Map.of("a", mute, "b", mute))) {
      assertThat(reason(pool.chat(Questions.within(LATE)))).isEqualTo(FailureReason.EMPTY);
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void whenAllAreGivenUpTheAnswerComesAtOnceAndNamesTheCause() {
    InstantModel gone = InstantModel.failing(failed(FailureReason.CONNECT));
    try (ModelPool pool = pool(Map.of("a", gone, "b", gone))) {
      for (int i = 0; i < BreakerModel.FAILURES; i++) {
        assertThat(reason(pool.chat(Questions.within(LATE)))).isEqualTo(FailureReason.CONNECT);
      }
      assertThat(pool.chat(Questions.within(LATE)))
          .isInstanceOfSatisfying(
              ChatAnswer.Failed.class,
              f -> {
                assertThat(f.reason()).isEqualTo(FailureReason.BREAKER_OPEN);
                assertThat(f.detail()).contains("CONNECT");
              });
    }
  }

  @Test
  void aServerThatLivesAgainIsFoundByAGenerationInTheBackground() throws InterruptedException {
    AtomicLong now = new AtomicLong();
    try (var first = FakeModelServer.of(ServerKind.OLLAMA, _ -> ANSWER, Fault.ERROR_500);
        var second = FakeModelServer.of(ServerKind.OLLAMA, _ -> ANSWER, Fault.NONE)) {
      first.spoilingNext(BreakerModel.FAILURES);
      Map<String, ChatModel> models = new LinkedHashMap<>();
      models.put("first", at(first));
      models.put("second", at(second));
      try (ModelPool pool = new ModelPool(models, QUICK, HourBudget.unbounded(), now::get)) {
        Deadline never = Deadline.after(LATE, now::get);
        for (int i = 0; i < 6; i++) {
          pool.chat(Questions.within(LATE).withDeadline(never));
        }
        int before = first.asked().size();
        now.addAndGet(Duration.ofSeconds(11).toNanos());
        for (int i = 0; i < 2000 && first.asked().size() < before + 2; i++) {
          pool.chat(Questions.within(LATE).withDeadline(Deadline.after(LATE, now::get)));
        }
        assertThat(first.asked()).hasSizeGreaterThan(before + 1);
      }
    }
  }

  @Test
  void aServerWithAnotherBuildOfTheModelTakesNoPart() {
    InstantModel one = InstantModel.writing(_ -> "one");
    ModelIdentity other = new ModelIdentity("instant", "1", "instant:latest", "sha256:9", 8192);
    InstantModel two =
        new InstantModel(other, _ -> new ChatAnswer.Complete("two", "", other, Usage.NONE));
    Map<String, ChatModel> models = new LinkedHashMap<>();
    models.put("http://a", one);
    models.put("http://b", two);
    try (ModelPool pool = pool(models)) {
      assertThat(pool.prepare(Deadline.after(LATE, Ticker.system())))
          .isInstanceOf(Readiness.Ready.class);
      assertThat(pool.leftOut()).singleElement().asString().startsWith("http://b: runs another");
      for (int i = 0; i < 10; i++) {
        assertThat(((ChatAnswer.Complete) pool.chat(Questions.within(LATE))).text())
            .isEqualTo("one");
      }
    }
  }

  @Test
  void theHourIsUsedUpAtItsBound() {
    HourBudget two = new HourBudget(2, Duration.ZERO, Ticker.system());
    InstantModel one = InstantModel.writing(_ -> ANSWER);
    try (ModelPool pool = new ModelPool(Map.of("a", one), QUICK, two, Ticker.system())) {
      pool.chat(Questions.within(LATE));
      pool.chat(Questions.within(LATE));
      assertThat(reason(pool.chat(Questions.within(LATE)))).isEqualTo(FailureReason.HOUR_BUDGET);
    }
  }

  private static FailureReason reason(ChatAnswer answer) {
    return ((ChatAnswer.Failed) answer).reason();
  }
}
