package io.redoubt.triage.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.triage.trace.Subject;
import io.redoubt.verify.Answer;
import io.redoubt.verify.Answer.Claim;
import io.redoubt.verify.ground.EvidenceLine;
import io.redoubt.verify.ground.EvidenceLine.Named;
import io.redoubt.verify.ground.GroundingVerifier;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be said of an incident, whose lines tell one alert each.
class IncidentLinesTest {
  private static final List<EvidenceLine> LINES = lines();

  private static List<EvidenceLine> lines() {
    Analysis analysis = SampleAlerts.analysis("samples/incident");
    var alerts =
        analysis.alerts().stream().collect(Collectors.toMap(Alert::id, Function.identity()));
    return Subject.of(analysis.incidents().getFirst(), alerts).lines().stream()
        .map(
            l ->
                new EvidenceLine(
                    l.id(),
                    l.text(),
                    l.tags(),
                    true,
                    l.tokens().stream().map(t -> new Named(t.field(), t.value())).toList()))
        .toList();
  }

  private static List<String> struck(String sentence) {
    Claim none = new Claim(List.of(), "");
    Answer answer =
        new Answer(
            List.of(new Claim(List.of("E1"), sentence)),
            none,
            none,
            Disposition.UNDETERMINED,
            Severity.MEDIUM,
            "other",
            List.of(),
            "low",
            "The lines tell of several alerts.",
            List.of(),
            List.of(),
            false);
    return new GroundingVerifier().check(answer, LINES).struck();
  }

  @Test
  void eachLineIsAnAlertOfItsOwn() {
    assertThat(LINES).hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.66 sent requests to a web shell.",
        "The download was piped into a shell on web01.",
        "198.51.100.23 tried many SSH connections to 10.20.0.11.",
        "After the web shell was requested, a download was piped into a shell.",
        "ci-deploy granted administrator rights to backup-admin from 203.0.113.66.",
        "A local user account, sysbackup, was created on web01.",
        "The incident began with requests of 203.0.113.66.",
      })
  void whatOneAlertSaysStands(String truth) {
    assertThat(struck(truth)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "198.51.100.23 sent requests to a web shell.",
        "203.0.113.66 failed to log on to web01 many times.",
        "The local user account was created by ci-deploy.",
        "sysbackup was created from 203.0.113.66.",
        "backup-admin granted administrator rights to ci-deploy.",
        "CloudTrail was stopped before the web shell was requested.",
        "The incident began with the creation of sysbackup.",
        "admin logged in successfully from 198.51.100.23.",
        "The web shell was requested 85 times.",
      })
  void whatNoAlertPutsTogetherFalls(String lie) {
    assertThat(struck(lie)).isNotEmpty();
  }
}
