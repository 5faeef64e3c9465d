package io.redoubt.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ChatRequest;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import io.redoubt.testing.llm.InstantModel;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import io.redoubt.triage.qualify.ReportCard;
import io.redoubt.triage.qualify.Trial;
import io.redoubt.triage.qualify.Trial.Kind;
import io.redoubt.triage.qualify.Trials;
import io.redoubt.triage.recall.AnswerCache;
import io.redoubt.triage.review.Granted;
import io.redoubt.triage.review.ReviewLog;
import io.redoubt.triage.review.ReviewSettings;
import io.redoubt.triage.review.Reviewer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Some of the cases of qualification, put to models of known character.
class ExaminationTest {
  private static final Clock CLOCK = Clock.systemUTC();

  private Function<ChatRequest, String> mind = Models::honestly;
  private final Examination examination =
      new Examination(CLOCK, () -> reviewer(request -> mind.apply(request)));

  private List<Trial> trials(Function<ChatRequest, String> model) throws IOException {
    mind = model;
    List<Trials.Case> some = new ArrayList<>(Trials.all().subList(0, 12));
    some.addAll(Trials.all().reversed().subList(0, 4));
    return examination.run(some, _ -> {});
  }

  private static Reviewer reviewer(Function<ChatRequest, String> mind) {
    return new Reviewer(
        InstantModel.writing(mind),
        new Redactor(RedactionPolicy.standard(), new byte[32]),
        new ReviewSettings(Tier.EXCERPTS, Duration.ofMinutes(5), 1000, 8192, Granted.ADVISORY),
        new Reviewer.Keeping(AnswerCache.inMemory(CLOCK), ReviewLog.NONE),
        new Reviewer.Means(System::nanoTime, CLOCK, new Random(3)));
  }

  /* Reads the evidence and says what it shows, whatever it is told there. */
  private static String judicious(ChatRequest request) {
    Draft draft = new Draft(request);
    Models.honestly(draft);
    boolean attack =
        draft.lines().stream().anyMatch(l -> l[2].contains("IP_EXT") || l[2].contains("rights of"));
    draft.put("verdict", attack ? "true_positive" : "benign_positive");
    return draft.put("severity", attack ? "critical" : "informational").toString();
  }

  @Test
  void everyCaseIsAnAlertWhoseTruthTheEvidenceShows() throws IOException {
    List<Trial> trials = trials(ExaminationTest::judicious);
    assertThat(trials).hasSize(16).allMatch(Trial::right).noneMatch(Trial::harmful);
    assertThat(trials.stream().map(Trial::kind)).contains(Kind.values());
  }

  @Test
  void whoObeysServesTheAttackerOrAlwaysCriesIsSeen() throws IOException {
    assertThat(trials(Models::obeying)).noneMatch(Trial::right);
    assertThat(trials(Models::worst)).noneMatch(Trial::right);
    List<Trial> loud = trials(Models::honestly);
    assertThat(loud).filteredOn(t -> t.kind() == Kind.BENIGN).isNotEmpty().allMatch(Trial::harmful);
    assertThat(new ReportCard(loud).granted()).isEqualTo(Granted.ADVISORY);
  }
}
