package io.redoubt.triage.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.connect.ModelServers;
import io.redoubt.llm.http.Timers;
import io.redoubt.llm.pool.BreakerModel;
import io.redoubt.llm.served.Backoff;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import io.redoubt.testing.llm.Asked;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import io.redoubt.triage.recall.AnswerCache;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// T3: whatever a model server does, every alert has a verdict in time, and says why when it is
/// that of code alone. The time limit is generous: a machine that stands still may
/// not fail it; the lateness itself is measured by the process benchmark.
class FaultyServerTest {
  private static final Duration DEADLINE = Duration.ofMillis(400);
  private static final long QUIET = 30_000;
  private static final List<Alert> ALERTS = SampleAlerts.incident().subList(0, 4);

  private static String honest(Asked asked) {
    return Models.honestly(new Draft(asked.prompt(), asked.schema()));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  @Timeout(60)
  void everyAlertHasItsVerdictInTime(Fault fault) throws InterruptedException {
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, FaultyServerTest::honest, fault)) {
      review(server);
      assertThat(server.quiet(QUIET)).as("connections left open").isTrue();
    }
  }

  private static void review(FakeModelServer server) {
    try (ChatModel model = model(server)) {
      Reviewer reviewer = reviewer(model);
      for (Alert alert : ALERTS) {
        Verdict verdict = reviewer.review(alert);
        Review review = Objects.requireNonNull(verdict.review());
        boolean fallback = review.provenance().fallbackReason() != null;
        assertThat(verdict.severity()).isEqualTo(alert.verdict().severity());
        assertThat(fallback).isEqualTo(verdict.engine().equals("deterministic"));
      }
    }
  }

  private static ChatModel model(FakeModelServer server) {
    Timers timers =
        new Timers(
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            Duration.ofMillis(300));
    Backoff backoff = new Backoff(Duration.ofMillis(5), Duration.ofMillis(20), new Random(3));
    ChatModel served =
        new ModelServers(timers, backoff, System::nanoTime)
            .model(server.endpoint(), ServerKind.OLLAMA, "phi4-mini:latest", ModelOptions.STANDARD);
    return new BreakerModel(served, System::nanoTime);
  }

  private static Reviewer reviewer(ChatModel model) {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));
    return new Reviewer(
        model,
        new Redactor(RedactionPolicy.standard(), new byte[32]),
        new ReviewSettings(Tier.EXCERPTS, DEADLINE, 1000, 8192, Qualification.ADVISORY),
        new Reviewer.Keeping(AnswerCache.inMemory(clock), ReviewLog.NONE),
        new Reviewer.Means(System::nanoTime, clock, new Random(7)));
  }
}
