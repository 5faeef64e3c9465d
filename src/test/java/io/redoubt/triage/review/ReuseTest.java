package io.redoubt.triage.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Evidence.Token;
import io.redoubt.event.finding.EvidencePack;
import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.llm.ChatRequest;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.testing.llm.InstantModel;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import io.redoubt.triage.recall.AnswerCache;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// An answer is asked for once for all cases alike, and says of each what its own evidence says.
class ReuseTest {
  private static final Alert GUESSING =
      SampleAlerts.incident().stream()
          .filter(a -> a.title().contains("failed log-ons"))
          .findFirst()
          .orElseThrow();

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));

  private Reviewer reviewer(Function<ChatRequest, String> mind) {
    InstantSource clock = now::get;
    return new Reviewer(
        InstantModel.writing(
            request -> {
              asked.incrementAndGet();
              return mind.apply(request);
            }),
        new Redactor(RedactionPolicy.standard(), new byte[32]),
        ReviewSettings.STANDARD,
        new Reviewer.Keeping(AnswerCache.inMemory(clock), ReviewLog.NONE),
        new Reviewer.Means(System::nanoTime, clock, new Random(7)));
  }

  /* The same guessing by somebody else: other address, other time, other counts. */
  private static Alert other(int nth) {
    List<Evidence> lines = new ArrayList<>();
    for (Evidence line : GUESSING.evidence().lines()) {
      lines.add(
          new Evidence(
              line.id(),
              line.kind(),
              line.eventId(),
              line.path(),
              line.line(),
              line.record(),
              told(line.text(), nth),
              line.time(),
              line.tokens().stream()
                  .map(t -> new Token(t.field(), told(t.value(), nth), t.from(), t.to()))
                  .toList(),
              line.tags()));
    }
    return GUESSING.judged(
        GUESSING.severity(),
        GUESSING.severityReasons(),
        EvidencePack.of(lines),
        GUESSING.verdict());
  }

  private static String told(String text, int nth) {
    return text.replace("198.51.100.23", "198.51.100." + (30 + nth))
        .replace("2026-03-17", "2026-04-1" + nth)
        .replace("173", String.valueOf(300 + nth))
        .replace("174", String.valueOf(301 + nth));
  }

  /* Says some of the lines that count, word for word. */
  private static String quoting(ChatRequest request, int from, int to) {
    Draft draft = new Draft(request);
    List<String[]> facts =
        draft.lines().stream().filter(l -> l[1].equals("fact") && l[2].length() < 190).toList();
    return draft
        .observations(facts.subList(from, to).stream().map(l -> new String[] {l[0], l[2]}).toList())
        .put("summary", facts.get(from)[2])
        .put("verdict", "true_positive")
        .put("severity", "high")
        .toString();
  }

  private static Provenance from(Verdict verdict) {
    Review review = Objects.requireNonNull(verdict.review());
    return review.provenance();
  }

  @Test
  void aModelThatQuotesEveryNumberIsAskedOnceForCasesAlike() {
    Reviewer reviewer = reviewer(request -> quoting(request, 0, 4));
    reviewer.review(GUESSING);
    for (int i = 1; i < 9; i++) {
      Verdict verdict = reviewer.review(other(i));
      assertThat(verdict.engine()).isEqualTo("merged");
      assertThat(from(verdict).cache()).isEqualTo("hit");
      Provenance.Reuse reuse = Objects.requireNonNull(from(verdict).reuse());
      assertThat(reuse.subject()).isEqualTo(GUESSING.id());
      assertThat(reuse.mapped()).isPositive();
      String words = verdict.summary() + verdict.observations();
      assertThat(words).doesNotContain("2026-03-17", "232").contains("2026-04-1" + i);
    }
    assertThat(asked.get()).isEqualTo(1);
  }

  @Test
  void severityAndVerdictOfCodeAreThoseOfTheCase() {
    Reviewer reviewer = reviewer(Models::honestly);
    reviewer.review(GUESSING);
    Verdict verdict = reviewer.review(other(1));
    assertThat(verdict.severity()).isEqualTo(GUESSING.verdict().severity());
    assertThat(verdict.byCode().evidenceHash()).isEqualTo(GUESSING.verdict().evidenceHash());
  }

  @Test
  void anAnswerIsReusedForADay() {
    Reviewer reviewer = reviewer(Models::honestly);
    reviewer.review(GUESSING);
    now.updateAndGet(then -> then.plus(AnswerCache.LIFE).plusSeconds(1));
    assertThat(from(reviewer.review(other(1))).cache()).isEqualTo("miss");
    assertThat(asked.get()).isEqualTo(2);
  }

  @Test
  void whatCannotBeMappedIsAskedFor() {
    Reviewer reviewer = reviewer(request -> quoting(request, 0, 3));
    Verdict first = reviewer.review(GUESSING);
    assertThat(first.engine()).isEqualTo("merged");
    Verdict second = reviewer.review(shorter());
    assertThat(from(second).cache()).isEqualTo("miss");
    assertThat(asked.get()).isEqualTo(2);
  }

  /* Of eight names one is left: a sentence that lists eight has no counterpart. */
  private static Alert shorter() {
    List<Evidence> lines = new ArrayList<>(GUESSING.evidence().lines());
    lines.replaceAll(
        l ->
            l.text().contains("user names")
                ? Evidence.computed(l.id(), l.kind(), "4 user names: many.")
                : l);
    return GUESSING.judged(
        GUESSING.severity(),
        GUESSING.severityReasons(),
        EvidencePack.of(lines),
        GUESSING.verdict());
  }

  @Test
  void anAnswerThatMayHaveBeenSteeredIsNotReused() {
    Reviewer suspicious =
        reviewer(
            request ->
                Models.honestly(request)
                    .replace("\"injection_suspected\":false", "\"injection_suspected\":true"));
    suspicious.review(GUESSING);
    suspicious.review(other(1));
    assertThat(asked.get()).isEqualTo(2);
  }

  @Test
  void aKindThatIsAnsweredInVainIsLeftAloneForADay() {
    Reviewer reviewer = reviewer(Models::worst);
    for (int i = 1; i < 9; i++) {
      assertThat(reviewer.review(other(i)).engine()).isEqualTo("deterministic");
    }
    assertThat(asked.get()).isLessThanOrEqualTo(6);
  }

  @Test
  void questionsAlikeThatAreAskedAtOnceAreAskedOnce() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Reviewer reviewer =
        reviewer(
            request -> {
              begun.countDown();
              waitFor(go);
              return Models.honestly(request);
            });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Verdict>> verdicts = new ArrayList<>();
      for (int i = 1; i < 9; i++) {
        Alert alert = other(i);
        verdicts.add(threads.submit(() -> reviewer.review(alert)));
      }
      waitFor(begun);
      go.countDown();
      for (Future<Verdict> verdict : verdicts) {
        assertThat(verdict.get(60, TimeUnit.SECONDS).engine()).isEqualTo("merged");
      }
    }
    assertThat(asked.get()).isEqualTo(1);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
