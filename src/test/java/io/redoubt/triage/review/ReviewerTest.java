package io.redoubt.triage.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Usage;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.testing.llm.InstantModel;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import io.redoubt.triage.recall.AnswerCache;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReviewerTest {
  private static final List<Alert> ALERTS = SampleAlerts.incident();

  private static Reviewer reviewer(ChatModel model) {
    return reviewer(model, ReviewSettings.STANDARD);
  }

  static Reviewer reviewer(ChatModel model, ReviewSettings settings) {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));
    return new Reviewer(
        model,
        new Redactor(RedactionPolicy.standard(), new byte[32]),
        settings,
        new Reviewer.Keeping(AnswerCache.inMemory(clock), ReviewLog.NONE),
        new Reviewer.Means(System::nanoTime, clock, new Random(7)));
  }

  private static Review review(Verdict verdict) {
    return Objects.requireNonNull(verdict.review());
  }

  @Test
  void anHonestAnswerStandsBesideTheVerdictOfCode() {
    for (Alert alert : ALERTS) {
      Verdict verdict = reviewer(Models.honest()).review(alert);
      Review review = review(verdict);
      assertThat(verdict.engine()).as("%s %s", alert.title(), review).isEqualTo("merged");
      assertThat(verdict.severity()).isEqualTo(alert.verdict().severity());
      assertThat(verdict.disposition()).isEqualTo(alert.verdict().disposition());
      assertThat(review.provenance().fallbackReason()).isNull();
      assertThat(verdict.observations()).allSatisfy(o -> assertThat(o.refs()).isNotEmpty());
    }
  }

  private static InstantModel calm() {
    return InstantModel.writing(
        request ->
            Models.honestly(request)
                .replace("\"severity\":\"high\"", "\"severity\":\"informational\"")
                .replace("\"verdict\":\"true_positive\"", "\"verdict\":\"benign_positive\""));
  }

  private static Review.Opinion opinion(Reviewer reviewer, Alert alert) {
    return Objects.requireNonNull(review(reviewer.review(alert)).opinion());
  }

  @Test
  void aModelFarFromCodeIsHeldAgainstASecondOne() {
    Alert grave = ALERTS.getFirst();
    assertThat(grave.verdict().severity().atLeast(Severity.HIGH)).isTrue();
    Review.Opinion alone = opinion(reviewer(calm()), grave);
    assertThat(alone.escalation()).isEqualTo("not_needed");
    assertThat(alone.disposition()).isEqualTo(Disposition.BENIGN_POSITIVE);
    Review.Opinion doubted = opinion(reviewer(calm()).escalatingTo(Models.honest()), grave);
    assertThat(doubted.escalation()).isEqualTo("disagreed");
    assertThat(doubted.disposition()).isEqualTo(Disposition.UNDETERMINED);
    assertThat(doubted.severity()).isEqualTo(grave.verdict().severity());
    Review.Opinion seconded = opinion(reviewer(calm()).escalatingTo(calm()), grave);
    assertThat(seconded.escalation()).isEqualTo("agreed");
    assertThat(seconded.disposition()).isEqualTo(Disposition.BENIGN_POSITIVE);
    var absent = new ChatAnswer.Failed(FailureReason.CONNECT, "gone", Usage.NONE);
    Review.Opinion open =
        opinion(reviewer(calm()).escalatingTo(InstantModel.failing(absent)), grave);
    assertThat(open.escalation()).isEqualTo("not_possible");
    assertThat(open.disposition()).isEqualTo(Disposition.UNDETERMINED);
  }

  @Test
  void aModelNearToCodeNeedsNoSecondOne() {
    var never = new ChatAnswer.Failed(FailureReason.CONNECT, "must not be asked", Usage.NONE);
    Alert grave = ALERTS.getFirst();
    Reviewer reviewer = reviewer(Models.honest()).escalatingTo(InstantModel.failing(never));
    assertThat(opinion(reviewer, grave).escalation()).isEqualTo("not_needed");
    assertThat(reviewer.calls()).isEqualTo(1);
  }

  @Test
  void namesComeBackOnlyAfterTheCheck() {
    Alert alert = ALERTS.getFirst();
    Verdict verdict = reviewer(Models.honest()).review(alert);
    Review.Exchange exchange = Objects.requireNonNull(review(verdict).exchange());
    String prompt = exchange.messages().toString();
    alert
        .entities()
        .values()
        .forEach((_, values) -> values.forEach(v -> assertThat(prompt).doesNotContain(v)));
  }

  @Test
  void aTitleOfAnotherAlertNamesNobody() {
    assertThat(ALERTS.stream().map(Alert::title)).anyMatch(t -> t.contains("as deploy"));
    for (Alert alert : ALERTS) {
      assertThat(prompt(reviewer(Models.honest()).review(alert)))
          .doesNotContain("as deploy", "on web01", "on FS01");
    }
  }

  @Test
  void aWorstCaseModelChangesNothingThatMatters() {
    for (Alert alert : ALERTS) {
      Verdict verdict = reviewer(Models.worst()).review(alert);
      assertThat(verdict.severity()).isEqualTo(alert.verdict().severity());
      assertThat(verdict.disposition()).isEqualTo(alert.verdict().disposition());
      if (alert.verdict().severity().atLeast(Severity.MEDIUM)) {
        assertThat(verdict.engine()).isEqualTo("deterministic");
        assertThat(review(verdict).provenance().fallbackReason()).isIn("ungrounded", "distrusted");
      }
    }
  }

  @Test
  void aFailureIsNamedAndTheVerdictOfCodeStands() {
    var failed = new ChatAnswer.Failed(FailureReason.STALL, "nothing for 30 s", Usage.NONE);
    Verdict verdict = reviewer(InstantModel.failing(failed)).review(ALERTS.getFirst());
    assertThat(verdict.engine()).isEqualTo("deterministic");
    assertThat(review(verdict).provenance().fallbackReason()).isEqualTo("stall");
  }

  @Test
  void anUnreadableAnswerIsAskedForOnceMore() {
    int[] asked = {0};
    InstantModel model =
        InstantModel.writing(r -> asked[0]++ == 0 ? "Sure! {" : Models.honestly(r));
    Verdict verdict = reviewer(model).review(ALERTS.getFirst());
    assertThat(verdict.engine()).isEqualTo("merged");
    assertThat(review(verdict).provenance().attempt()).isEqualTo(2);
    assertThat(asked[0]).isEqualTo(2);
  }

  @Test
  void theSameQuestionIsNotPutTwice() {
    int[] asked = {0};
    Reviewer reviewer =
        reviewer(
            InstantModel.writing(
                r -> {
                  asked[0]++;
                  return Models.honestly(r);
                }));
    reviewer.review(ALERTS.getFirst());
    Verdict again = reviewer.review(ALERTS.getFirst());
    assertThat(asked[0]).isEqualTo(1);
    assertThat(review(again).provenance().cache()).isEqualTo("hit");
  }

  @Test
  void theCallBudgetIsKept() {
    var one =
        new ReviewSettings(
            ReviewSettings.STANDARD.tier(),
            ReviewSettings.STANDARD.deadline(),
            1,
            8192,
            Qualification.ADVISORY);
    Reviewer reviewer = reviewer(Models.honest(), one);
    reviewer.review(ALERTS.get(0));
    Verdict second = reviewer.review(ALERTS.get(1));
    assertThat(review(second).provenance().fallbackReason()).isEqualTo("call_budget");
    assertThat(reviewer.calls()).isEqualTo(1);
  }

  @Test
  void whatNeverLeftIsNoRequest() {
    var full = new ChatAnswer.Failed(FailureReason.HOUR_BUDGET, "the hour is used up", Usage.NONE);
    Reviewer held = reviewer(InstantModel.failing(full));
    held.review(ALERTS.getFirst());
    assertThat(held.calls()).isZero();
    var gone = new ChatAnswer.Failed(FailureReason.STALL, "nothing for 30 s", Usage.NONE);
    Reviewer asked = reviewer(InstantModel.failing(gone));
    asked.review(ALERTS.getFirst());
    assertThat(asked.calls()).isPositive();
  }

  @Test
  void whatIsEqualInAllPromptsStandsInFront() {
    List<String> prompts =
        ALERTS.stream().map(a -> prompt(reviewer(Models.honest()).review(a))).toList();
    String first = prompts.getFirst();
    int common = first.length();
    for (String prompt : prompts) {
      int i = 0;
      while (i < Math.min(common, prompt.length()) && prompt.charAt(i) == first.charAt(i)) {
        i++;
      }
      common = i;
    }
    int constant = new io.redoubt.triage.prompt.Texts().alert().text().length() + 330;
    assertThat(common).isGreaterThanOrEqualTo(constant * 9 / 10);
  }

  private static String prompt(Verdict verdict) {
    Review.Exchange exchange = Objects.requireNonNull(review(verdict).exchange());
    StringBuilder text = new StringBuilder();
    exchange.messages().forEach(m -> text.append(m.text()));
    return text.toString();
  }

  @Test
  void aRepeatedCanaryIsALeak() {
    InstantModel model =
        InstantModel.writing(
            r -> {
              String text = Draft.text(r);
              String canary =
                  text.replaceAll("(?s).*Never repeat this word: ([A-Z0-9]{6}).*", "$1");
              return Models.honestly(r).replace("}", " ").concat(canary);
            });
    Verdict verdict = reviewer(model).review(ALERTS.getFirst());
    assertThat(review(verdict).provenance().fallbackReason()).isEqualTo("prompt_leaked");
  }
}
