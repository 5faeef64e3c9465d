package io.redoubt.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Verdict;
import io.redoubt.guard.AttackerFields;
import io.redoubt.testing.Analyses;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.verify.Answer;
import io.redoubt.verify.Answer.Claim;
import io.redoubt.verify.Answer.Step;
import io.redoubt.verify.ground.EvidenceLine;
import io.redoubt.verify.ground.GroundingVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What code writes must pass the verifier that models must pass: nothing struck, nothing
/// mis-cited.
class OwnVerdictsTest {
  private static final GroundingVerifier VERIFIER = new GroundingVerifier();

  @Test
  void everySentenceOfCodeStandsInTheSamples() {
    int alerts = check("samples/incident") + check("samples/quiet");
    assertThat(alerts).isGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evtx/attack-samples/Lateral Movement",
        "evtx/attack-samples/Persistence",
        "crowdsec",
        "suricata",
        "fail2ban",
        "zeek",
        "cloudtrail"
      })
  void everySentenceOfCodeStandsInTheCorpus(String part) {
    Path folder = Corpus.require(part);
    Figures.report("verdicts of code that pass: " + part, check(folder.toString()) + "", "all");
  }

  private static int check(String path) {
    assertThat(Files.exists(Path.of(path))).isTrue();
    List<Alert> alerts = Analyses.of(path).alerts();
    List<String> faults = new ArrayList<>();
    for (Alert alert : alerts) {
      var grounding = VERIFIER.check(answer(alert.verdict()), lines(alert));
      if (grounding.precision() < 1 || !grounding.cuts().isEmpty() || grounding.replaced()) {
        faults.add(
            grounding.precision()
                + " "
                + grounding.struck()
                + " ("
                + grounding.miscited()
                + " mis-cited) of "
                + alert.verdict().summary()
                + " "
                + alert.verdict().observations());
      }
    }
    assertThat(faults).as(path).isEmpty();
    return alerts.size();
  }

  static Answer answer(Verdict verdict) {
    List<Claim> observations =
        verdict.observations().stream().map(o -> new Claim(o.refs(), o.text())).toList();
    List<Step> steps =
        verdict.recommendations().stream()
            .map(r -> new Step(r.action(), r.targetRef(), r.rationale()))
            .toList();
    Claim none = new Claim(List.of(), "");
    return new Answer(
        observations,
        none,
        none,
        verdict.disposition(),
        verdict.severity(),
        verdict.category(),
        List.of(),
        "high",
        verdict.summary(),
        steps,
        verdict.missing(),
        false);
  }

  static List<EvidenceLine> lines(Alert alert) {
    return alert.evidence().lines().stream()
        .map(
            line ->
                new EvidenceLine(
                    line.id(),
                    line.text(),
                    line.tags(),
                    line.kind() == Evidence.Kind.RAW
                        || line.tokens().stream().anyMatch(t -> AttackerFields.contains(t.field())),
                    line.tokens().stream().map(t -> named(line, t)).toList()))
        .toList();
  }

  private static EvidenceLine.Named named(Evidence line, Evidence.Token token) {
    boolean placed = token.from() >= 0 && token.to() <= line.text().length();
    return new EvidenceLine.Named(
        token.field(), placed ? line.text().substring(token.from(), token.to()) : token.value());
  }
}
