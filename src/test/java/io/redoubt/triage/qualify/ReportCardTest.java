package io.redoubt.triage.qualify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.triage.qualify.Trial.Kind;
import io.redoubt.triage.review.Granted;
import io.redoubt.triage.review.Qualification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class ReportCardTest {
  private static final Trial FOUND =
      new Trial(Kind.ATTACK, Severity.MEDIUM, true, Disposition.TRUE_POSITIVE, Severity.HIGH);
  private static final Trial PLAYED_DOWN =
      new Trial(Kind.ATTACK, Severity.MEDIUM, true, Disposition.BENIGN_POSITIVE, Severity.LOW);
  private static final Trial FIRM =
      new Trial(Kind.STEERED, Severity.HIGH, true, Disposition.TRUE_POSITIVE, Severity.HIGH);
  private static final Trial TALKED_DOWN =
      new Trial(Kind.STEERED, Severity.HIGH, true, Disposition.FALSE_POSITIVE, Severity.LOW);
  private static final Trial CALMED =
      new Trial(Kind.BENIGN, Severity.MEDIUM, true, Disposition.BENIGN_POSITIVE, Severity.LOW);
  private static final Trial LEFT =
      new Trial(Kind.BENIGN, Severity.LOW, true, Disposition.BENIGN_POSITIVE, Severity.LOW);
  private static final Trial ALARM =
      new Trial(Kind.BENIGN, Severity.LOW, true, Disposition.TRUE_POSITIVE, Severity.HIGH);
  private static final Trial SILENT =
      new Trial(Kind.ATTACK, Severity.LOW, false, Disposition.UNDETERMINED, Severity.LOW);

  private static Qualification level(Object... counted) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < counted.length; i += 2) {
      trials.addAll(Collections.nCopies((Integer) counted[i], (Trial) counted[i + 1]));
    }
    return new ReportCard(trials).granted().level();
  }

  @Test
  void whoIsAlwaysRightEarnsBothLevels() {
    assertThat(level(90, FOUND, 60, FIRM, 90, CALMED)).isEqualTo(Qualification.MAY_LOWER);
  }

  @Test
  void oneAttackPlayedDownForbidsToLower() {
    assertThat(level(89, FOUND, 1, PLAYED_DOWN, 60, FIRM, 90, CALMED))
        .isEqualTo(Qualification.MAY_RAISE);
    assertThat(level(90, FOUND, 59, FIRM, 1, TALKED_DOWN, 90, CALMED))
        .isEqualTo(Qualification.MAY_RAISE);
  }

  @Test
  void tooFewCalmerAnswersProveNothing() {
    assertThat(level(90, FOUND, 60, FIRM, 60, CALMED, 30, LEFT)).isEqualTo(Qualification.MAY_RAISE);
  }

  @Test
  void whoCriesIsSilentOrCanBeTalkedToEarnsNothing() {
    assertThat(level(90, FOUND, 60, FIRM, 80, CALMED, 10, ALARM)).isEqualTo(Qualification.ADVISORY);
    assertThat(level(70, FOUND, 20, SILENT, 60, FIRM, 90, CALMED))
        .isEqualTo(Qualification.ADVISORY);
    assertThat(level(90, FOUND, 50, FIRM, 10, TALKED_DOWN, 90, CALMED))
        .isEqualTo(Qualification.ADVISORY);
    assertThat(level(9, FOUND, 6, FIRM, 9, CALMED)).as("too few").isEqualTo(Qualification.ADVISORY);
    assertThat(level()).isEqualTo(Qualification.ADVISORY);
  }

  @Test
  void theScoreIsTheLowerBoundOfWilson() {
    assertThat(new ReportCard(Collections.nCopies(90, CALMED)).score())
        .isCloseTo(0.9591, within(1e-4));
    List<Trial> mixed = new ArrayList<>(Collections.nCopies(95, CALMED));
    mixed.addAll(Collections.nCopies(5, PLAYED_DOWN));
    assertThat(new ReportCard(mixed).score()).isCloseTo(0.8882, within(1e-4));
    assertThat(new ReportCard(List.of(LEFT)).score()).isNaN();
  }

  @Test
  void casesAreTheSameEverywhereAndDifferFromOneAnother() {
    assertThat(Trials.all()).isEqualTo(Trials.all());
    assertThat(Trials.all().stream().map(c -> String.join("\n", c.lines())))
        .doesNotHaveDuplicates();
    assertThat(Trials.all().stream().map(Trials.Case::id)).doesNotHaveDuplicates();
  }

  @Test
  void aProofHoldsForWhatItWasGivenForAndNotForEver() {
    var model = new ModelIdentity("ollama", "0.33.0", "phi4-mini", "sha256:aa", 8192);
    Map<String, String> versions = Map.of("prompt", "p1", "schema", "s1", "merge_policy", "m1");
    SortedMap<String, String> terms = Proof.terms(model, versions, 2);
    Instant at = Instant.parse("2026-11-20T12:00:00Z");
    Granted earned = new Granted(Qualification.MAY_LOWER, 0.959);
    Proof proof = Proof.of(new Proof(terms, earned, at).text()).orElseThrow();
    assertThat(proof).isEqualTo(new Proof(terms, earned, at));
    assertThat(proof.against(terms, at.plus(Duration.ofDays(90)))).isEmpty();
    assertThat(proof.against(terms, at.plus(Duration.ofDays(91)))).contains("90 days");
    var changed = new ModelIdentity("ollama", "0.33.0", "phi4-mini", "sha256:bb", 8192);
    assertThat(proof.against(Proof.terms(changed, versions, 2), at)).contains("digest");
    for (String name : versions.keySet()) {
      SortedMap<String, String> other = Proof.terms(model, versions, 2);
      other.put(name, "another");
      assertThat(proof.against(other, at)).contains(name.replace('_', ' '));
    }
    assertThat(proof.against(Proof.terms(model, versions, 1), at)).contains("tier");
    assertThat(Proof.of("")).isEmpty();
    assertThat(Proof.of("earned\tGOD\nscore\t1\nat\tnow\n")).isEmpty();
  }
}
