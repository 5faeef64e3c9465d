package io.redoubt.llm.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.Questions;
import io.redoubt.llm.ServerKind;
import io.redoubt.testing.Figures;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every fault in every dialect: the right reason or the right answer, before the deadline, and
/// nothing left open. Cases run side by side: a few at a time, except those that only wait for a
/// timer.
class FaultsTest {
  private static final Duration SOON = Duration.ofSeconds(4);
  private static final Duration LATE = Duration.ofSeconds(90);
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final long QUIET = 30_000;
  private static final int FEW = 4;
  private static final int MANY = 64;
  private static final String ANSWER = "{\"answer\":\"Zürich: €5 😀 für alle\",\"sure\":true}";

  private record Outcome(ChatAnswer answer, long late, boolean quiet) {}

  @TestFactory
  Stream<DynamicTest> everyFaultHasItsReason() {
    List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    List<DynamicTest> tests = new ArrayList<>(played(false, FEW, outcomes));
    tests.addAll(played(true, MANY, outcomes));
    long latest = outcomes.stream().mapToLong(Outcome::late).max().orElseThrow();
    Figures.report("model faults: latest answer after its deadline", latest + " ms", "2000 ms");
    return tests.stream();
  }

  /// Plays all faults that are waited out, or all others, so many at a time.
  private static List<DynamicTest> played(
      boolean waitedOut, int sideBySide, List<Outcome> outcomes) {
    Semaphore free = new Semaphore(sideBySide);
    List<DynamicTest> tests = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (ServerKind kind : ServerKind.values()) {
        for (Map.Entry<Fault, String> row : Expected.of(kind).entrySet()) {
          Fault fault = row.getKey();
          if (Expected.waitedOut(fault) == waitedOut) {
            Future<Outcome> outcome = threads.submit(() -> played(kind, fault, free, outcomes));
            tests.add(
                DynamicTest.dynamicTest(
                    kind + " " + fault + " → " + row.getValue(),
                    () -> check(outcome.get(), row.getValue())));
          }
        }
      }
    }
    return tests;
  }

  private static Outcome played(
      ServerKind kind, Fault fault, Semaphore free, List<Outcome> outcomes)
      throws InterruptedException {
    free.acquire();
    try (FakeModelServer server = FakeModelServer.of(kind, _ -> ANSWER, fault)) {
      Duration span = Expected.untilTheEnd(fault) ? SOON : LATE;
      ChatAnswer answer;
      long begun = System.nanoTime();
      try (ChatModel model = Clients.model(server, kind, Clients.reaching(Expected.word(fault)))) {
        if (Expected.second(fault)) {
          model.chat(Questions.within(span));
          begun = System.nanoTime();
        }
        answer = model.chat(Questions.within(span));
      }
      long millis = (System.nanoTime() - begun) / 1_000_000;
      Outcome outcome = new Outcome(answer, millis - span.toMillis(), server.quiet(QUIET));
      outcomes.add(outcome);
      return outcome;
    } finally {
      free.release();
    }
  }

  /// The bar is 2 s, which a machine that stands still may miss: the figure is printed, and only
  /// what never ends fails.
  private static void check(Outcome outcome, String expected) {
    switch (outcome.answer()) {
      case ChatAnswer.Complete(var text, _, _, _) -> {
        assertThat("complete").isEqualTo(expected);
        assertThat(text).isEqualTo(ANSWER);
      }
      case ChatAnswer.Failed(var reason, var detail, _) ->
          assertThat(reason.word()).as(detail).isEqualTo(expected);
    }
    assertThat(outcome.late()).as("ms after the deadline").isLessThan(GRACE.toMillis());
    assertThat(outcome.quiet()).as("all sockets closed by the client").isTrue();
  }

  @Test
  void atLeastFortyFaultsArePlayed() {
    assertThat(Expected.of(ServerKind.OLLAMA)).hasSizeGreaterThanOrEqualTo(40);
    assertThat(Expected.of(ServerKind.OLLAMA).keySet())
        .containsAll(Stream.of(Fault.values()).filter(f -> f != Fault.OTHERS_ANSWER).toList());
  }
}
