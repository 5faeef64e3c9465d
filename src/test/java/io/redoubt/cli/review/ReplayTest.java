package io.redoubt.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.audit.AuditLog;
import io.redoubt.audit.AuditReader;
import io.redoubt.audit.check.AuditVerifier;
import io.redoubt.audit.entry.AuditRecord;
import io.redoubt.audit.replay.Replay;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Usage;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import io.redoubt.testing.Analyses;
import io.redoubt.testing.llm.InstantModel;
import io.redoubt.testing.minds.Models;
import io.redoubt.triage.recall.AnswerCache;
import io.redoubt.triage.review.Qualification;
import io.redoubt.triage.review.ReviewSettings;
import io.redoubt.triage.review.Reviewer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever a model says, what is recorded of it gives the same bytes again: prompts, check,
/// policy, verdict, of fresh answers and of reused ones.
class ReplayTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  private static final Analysis INCIDENT = Analyses.of("samples/incident");

  @TempDir private Path folder = Path.of("");

  /// Who is asked.
  enum Mind {
    HONEST(Models::honest),
    OBEDIENT(Models::obedient),
    WORST(Models::worst),
    STUMBLING(Mind::stumbling),
    FAILING(
        () ->
            InstantModel.failing(
                new ChatAnswer.Failed(FailureReason.STALL, "nothing for 30 s", Usage.NONE)));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Supplier<ChatModel> model;

    Mind(Supplier<ChatModel> model) {
      this.model = model;
    }

    /* Every other answer cannot be read. */
    private static ChatModel stumbling() {
      int[] asked = {0};
      return InstantModel.writing(r -> asked[0]++ % 2 == 0 ? "Sure! {" : Models.worst(r));
    }
  }

  @ParameterizedTest
  @EnumSource(Mind.class)
  void everyVerdictIsMadeAgainToTheByte(Mind mind) {
    for (Tier tier : mind == Mind.HONEST ? List.of(Tier.values()) : List.of(Tier.EXCERPTS)) {
      Path log = folder.resolve(tier.name());
      int reviews = record(mind, tier, log);
      assertThat(AuditVerifier.verify(log, List.of()).sound()).isTrue();
      AuditReader reader = AuditReader.open(log);
      List<AuditRecord> verdicts = new ArrayList<>();
      Map<String, Integer> kinds = new LinkedHashMap<>();
      reader.each(
          record -> {
            kinds.merge(record.kind(), 1, Integer::sum);
            if (record.kind().equals("verdict")) {
              verdicts.add(record);
            }
          });
      assertThat(verdicts).hasSize(reviews);
      assertThat(kinds.get("prompt")).isEqualTo(kinds.get("response"));
      assertThat(kinds.getOrDefault("reveal", 0))
          .isEqualTo(tier == Tier.RAW ? kinds.get("prompt") : 0);
      ReviewRebuild rebuild = new ReviewRebuild();
      for (AuditRecord verdict : verdicts) {
        Replay replay = Replay.of(reader, verdict, rebuild);
        assertThat(replay.identical()).as("%s %s %s", mind, tier, replay).isTrue();
      }
    }
  }

  /* All of it where the model answers, some twice, so that answers are reused. */
  private static int record(Mind mind, Tier tier, Path folder) {
    boolean all = tier == Tier.EXCERPTS && mind.ordinal() < Mind.STUMBLING.ordinal();
    Map<String, Alert> byId = new LinkedHashMap<>();
    INCIDENT.alerts().forEach(alert -> byId.put(alert.id(), alert));
    int reviews = 0;
    try (AuditLog log = AuditLog.open(folder, CLOCK, new SecureRandom())) {
      Reviewer reviewer =
          new Reviewer(
                  mind.model.get(),
                  new Redactor(RedactionPolicy.of(Map.of("url.path", "dropped")), new byte[32]),
                  new ReviewSettings(
                          tier, Duration.ofSeconds(45), 1000, 8192, Qualification.MAY_LOWER)
                      .sampling(3),
                  new Reviewer.Keeping(
                      AnswerCache.inMemory(CLOCK), new AuditedReviews(log, "somebody")),
                  new Reviewer.Means(System::nanoTime, CLOCK, new Random(5)))
              .escalatingTo(mind == Mind.OBEDIENT ? Models.worst() : Models.honest());
      for (int pass = 0; pass < 2; pass++) {
        List<Alert> alerts = INCIDENT.alerts();
        for (Alert alert : all && pass == 0 ? alerts : alerts.subList(0, 3)) {
          reviewer.review(alert);
          reviews++;
        }
        for (Incident incident : INCIDENT.incidents()) {
          reviewer.review(incident, byId);
          reviews++;
        }
      }
    }
    return reviews;
  }
}
