package io.redoubt.triage.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Sampling;
import io.redoubt.llm.Usage;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import io.redoubt.testing.llm.InstantModel;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import io.redoubt.triage.recall.AnswerCache;
import io.redoubt.verify.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A model far from code is asked again in other orders; what it does not say again counts for
/// nothing.
class ConsistencyTest {
  private static final Alert GRAVE = SampleAlerts.incident().getFirst();
  private static final int SAMPLES = 5;

  private final List<ChatRequest> asked = new ArrayList<>();

  private Reviewer reviewer(Function<ChatRequest, String> mind, ReviewSettings settings) {
    InstantModel model =
        InstantModel.writing(
            request -> {
              asked.add(request);
              return mind.apply(request);
            });
    return of(model, settings);
  }

  private static Reviewer of(ChatModel model, ReviewSettings settings) {
    return new Reviewer(
        model,
        new Redactor(RedactionPolicy.standard(), new byte[32]),
        settings,
        new Reviewer.Keeping(AnswerCache.inMemory(Clock.systemUTC()), ReviewLog.NONE),
        new Reviewer.Means(System::nanoTime, Clock.systemUTC(), new Random(7)));
  }

  private static ReviewSettings settings(int calls, Qualification level) {
    return new ReviewSettings(Tier.EXCERPTS, Duration.ofMinutes(10), calls, 8192, level)
        .sampling(SAMPLES);
  }

  private Review.Opinion opinion(Function<ChatRequest, String> mind, int calls) {
    Verdict verdict = reviewer(mind, settings(calls, Qualification.ADVISORY)).review(GRAVE);
    return Objects.requireNonNull(Objects.requireNonNull(verdict.review()).opinion());
  }

  private static String calm(ChatRequest request) {
    return Models.honestly(request)
        .replace("\"severity\":\"high\"", "\"severity\":\"informational\"")
        .replace("\"verdict\":\"true_positive\"", "\"verdict\":\"benign_positive\"");
  }

  /* Masked reruns are no samples: they have no chance. */
  private List<ChatRequest> samples() {
    return asked.stream().filter(r -> !r.sampling().equals(Sampling.GREEDY)).toList();
  }

  @Test
  void isOffUnlessAskedFor() {
    assertThat(ReviewSettings.STANDARD.samples()).isZero();
    reviewer(ConsistencyTest::calm, ReviewSettings.STANDARD).review(GRAVE);
    assertThat(samples()).isEmpty();
  }

  @Test
  void anHonestModelNearToCodeIsAskedOnce() {
    Review.Opinion opinion = opinion(Models::honestly, 100);
    assertThat(opinion.consistency()).isEqualTo(Review.Consistency.NOT_NEEDED);
    assertThat(asked).hasSize(1);
  }

  @Test
  void aSteadyModelKeepsItsOpinion() {
    assertThat(GRAVE.verdict().severity().atLeast(Severity.HIGH)).isTrue();
    Review.Opinion opinion = opinion(ConsistencyTest::calm, 100);
    assertThat(opinion.consistency()).isEqualTo(new Review.Consistency("agreed", SAMPLES, SAMPLES));
    assertThat(opinion.disposition()).isEqualTo(Disposition.BENIGN_POSITIVE);
  }

  @Test
  void samplesAreToldInOtherOrdersWithChanceAndOneWithTheHypothesesSwapped() {
    opinion(ConsistencyTest::calm, 100);
    List<ChatRequest> samples = samples();
    assertThat(samples).hasSize(SAMPLES);
    assertThat(samples).allMatch(r -> r.sampling().temperature() == 0.6);
    assertThat(samples.stream().map(r -> r.sampling().seed())).doesNotHaveDuplicates();
    List<List<String>> orders = new ArrayList<>();
    orders.add(ids(asked.getFirst()));
    samples.forEach(sample -> orders.add(ids(sample)));
    assertThat(orders).doesNotHaveDuplicates();
    assertThat(orders)
        .allSatisfy(o -> assertThat(o).containsExactlyInAnyOrderElementsOf(orders.getFirst()));
    assertThat(samples.stream().map(ConsistencyTest::maliciousFirst))
        .containsExactly(false, false, false, false, true);
    assertThat(samples.stream().map(r -> texts(r)).distinct()).hasSize(1);
  }

  private static List<String> ids(ChatRequest request) {
    return new Draft(request).lines().stream().map(line -> line[0]).toList();
  }

  /* Which line says what, whatever the order. */
  private static String texts(ChatRequest request) {
    return new Draft(request)
        .lines().stream()
            .map(line -> line[0] + line[2].replaceAll("~[0-9a-f]{4}", " "))
            .sorted()
            .collect(Collectors.joining("\n"));
  }

  private static boolean maliciousFirst(ChatRequest request) {
    return request.schema().indexOf("malicious_hypothesis")
        < request.schema().indexOf("benign_hypothesis");
  }

  @Test
  void aWaveringModelHasNoOpinion() {
    int[] times = {0};
    Review.Opinion opinion = opinion(r -> times[0]++ % 2 == 0 ? calm(r) : Models.honestly(r), 100);
    assertThat(opinion.consistency().outcome()).isEqualTo("disagreed");
    assertThat(opinion.consistency().asked()).isLessThan(SAMPLES);
    assertThat(opinion.disposition()).isEqualTo(Disposition.UNDETERMINED);
    assertThat(opinion.severity()).isEqualTo(GRAVE.verdict().severity());
  }

  @Test
  void answersThatCannotBeReadAgreeWithNothing() {
    int[] times = {0};
    Review.Opinion opinion = opinion(r -> times[0]++ == 0 ? calm(r) : "no json", 100);
    assertThat(opinion.consistency().outcome()).isEqualTo("disagreed");
    assertThat(opinion.consistency().agreeing()).isZero();
    assertThat(opinion.disposition()).isEqualTo(Disposition.UNDETERMINED);
  }

  @Test
  void whatTheBudgetDoesNotAllowLeavesTheOpinionOpen() {
    Review.Opinion opinion = opinion(ConsistencyTest::calm, 3);
    assertThat(opinion.consistency()).isEqualTo(new Review.Consistency("not_possible", 2, 2));
    assertThat(opinion.disposition()).isEqualTo(Disposition.UNDETERMINED);
    assertThat(asked).hasSize(3);
  }

  @Test
  void aModelThatDiesInBetweenLeavesTheOpinionOpen() {
    int[] times = {0};
    InstantModel first = InstantModel.writing(ConsistencyTest::calm);
    var gone = new ChatAnswer.Failed(FailureReason.CONNECT, "gone", Usage.NONE);
    InstantModel dying =
        new InstantModel(first.identity(), r -> times[0]++ == 0 ? first.chat(r) : gone);
    Verdict verdict = of(dying, settings(100, Qualification.ADVISORY)).review(GRAVE);
    Review.Opinion opinion =
        Objects.requireNonNull(Objects.requireNonNull(verdict.review()).opinion());
    assertThat(opinion.consistency().open()).isTrue();
    assertThat(opinion.disposition()).isEqualTo(Disposition.UNDETERMINED);
  }

  /// Agreement with itself gives a model nothing that the merging table does not.
  @ParameterizedTest
  @EnumSource(Qualification.class)
  void modelsThatServeTheAttackerMoveNothingHoweverSteady(Qualification level) {
    for (Function<ChatRequest, String> mind :
        List.<Function<ChatRequest, String>>of(Models::obeying, r -> Models.worst(r))) {
      for (Alert alert : SampleAlerts.incident()) {
        Verdict verdict = reviewer(mind, settings(10_000, level)).review(alert);
        assertThat(verdict.severity().atLeast(alert.verdict().severity())).isTrue();
        assertThat(verdict.disposition()).isEqualTo(alert.verdict().disposition());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3,3", "4,4", "5,4"})
  void fourOfFiveMustAgree(int of, int needed) {
    assertThat(Sample.needed(of)).isEqualTo(needed);
  }

  @Test
  void everyOrderHoldsEachLineOnce() {
    List<io.redoubt.event.finding.Evidence> lines = GRAVE.evidence().lines();
    for (int of = 3; of <= 5; of++) {
      for (int number = 1; number <= of; number++) {
        assertThat(new Sample(number, of).ordered(lines))
            .containsExactlyInAnyOrderElementsOf(lines)
            .isNotEqualTo(lines);
      }
    }
    assertThat(Sample.NONE.ordered(lines)).isEqualTo(lines);
  }

  @Test
  void noSampleAtAllIsNoAgreement() {
    assertThat(Sample.settled(answer(), List.of(), 3)).isFalse();
    assertThat(Sample.outcome(answer(), List.of(), 3))
        .isEqualTo(new Review.Consistency("not_possible", 0, 0));
  }

  private static Answer answer() {
    Answer.Claim none = new Answer.Claim(List.of(), "");
    return new Answer(
        List.of(),
        none,
        none,
        Disposition.UNDETERMINED,
        Severity.LOW,
        "other",
        List.of(),
        "low",
        "",
        List.of(),
        List.of(),
        false);
  }
}
