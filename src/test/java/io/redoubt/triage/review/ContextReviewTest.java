package io.redoubt.triage.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.context.Entity;
import io.redoubt.event.context.EntityContext;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.redact.Tier;
import io.redoubt.testing.Analyses;
import io.redoubt.testing.Contexts;
import io.redoubt.testing.minds.Models;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a model sees and may add when facts were gathered: the same as ever.
class ContextReviewTest {
  /// Names of the invented organisation and addresses.
  private static final List<String> NAMES =
      List.of(
          "sysbackup",
          "svc_deploy",
          "da.roth",
          "helpdesk3",
          "ci-deploy",
          "backup-admin",
          "203.0.113.66",
          "198.51.100.23",
          "10.20.0.11",
          "10.20.0.21",
          "fs01",
          "dc01",
          "web01",
          "corp.example.com");

  private static final Contexts INCIDENT = Contexts.of(Path.of("samples/incident"));

  private static List<EntityContext> contexts() {
    List<EntityContext> all = new ArrayList<>();
    for (Entity entity : INCIDENT.entities(6)) {
      all.add(INCIDENT.context(entity));
    }
    return all;
  }

  private static String seen(Verdict verdict) {
    Review.Exchange exchange =
        Objects.requireNonNull(Objects.requireNonNull(verdict.review()).exchange());
    StringBuilder all = new StringBuilder();
    exchange.messages().forEach(m -> all.append(m.text()).append('\n'));
    return all.toString().toLowerCase(Locale.ROOT);
  }

  private static Reviewer reviewer(Tier tier) {
    ReviewSettings all = ReviewSettings.STANDARD;
    return ReviewerTest.reviewer(
        Models.honest(),
        new ReviewSettings(tier, all.deadline(), 10_000, all.context(), all.level()));
  }

  @ParameterizedTest
  @EnumSource(names = {"METADATA", "EXCERPTS"})
  void noNameLeavesWithWhatWasGathered(Tier tier) {
    Reviewer reviewer = reviewer(tier);
    for (EntityContext context : contexts()) {
      assertThat(seen(reviewer.review(context))).as(context.entity() + "").doesNotContain(NAMES);
    }
    for (Alert alert : Analyses.withSurroundings("samples/incident").alerts()) {
      assertThat(seen(reviewer.review(alert))).as(alert.title()).doesNotContain(NAMES);
    }
  }

  @Test
  void anHonestModelCanSpeakAboutAnEntity() {
    Reviewer reviewer = reviewer(Tier.EXCERPTS);
    for (EntityContext context : contexts()) {
      Verdict verdict = reviewer.review(context);
      Review review = Objects.requireNonNull(verdict.review());
      assertThat(verdict.engine()).as("%s %s", context.entity(), review).isEqualTo("merged");
      assertThat(verdict.severity()).isEqualTo(context.verdict().severity());
      assertThat(verdict.disposition()).isEqualTo(context.verdict().disposition());
    }
  }

  @Test
  void aHostileModelChangesNoValue() {
    Reviewer reviewer = ReviewerTest.reviewer(Models.worst(), ReviewSettings.STANDARD);
    for (EntityContext context : contexts().subList(0, 8)) {
      Verdict verdict = reviewer.review(context);
      assertThat(verdict.severity()).isEqualTo(context.verdict().severity());
      assertThat(verdict.disposition()).isEqualTo(context.verdict().disposition());
    }
  }
}
