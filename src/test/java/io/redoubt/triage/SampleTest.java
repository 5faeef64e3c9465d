package io.redoubt.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.Detector;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.ingest.FileSource;
import io.redoubt.ingest.IngestOptions;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Analyzer;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.pipeline.ReadSettings;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.Watcher;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The story in `samples/README.md` is the oracle of what the whole program says of the samples.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleTest {
  private final Analysis incident = analyze("samples/incident");

  @Test
  void aHealthyDayGivesNoAlertAboveLow() {
    assertThat(analyze("samples/quiet").alerts())
        .filteredOn(a -> a.severity().atLeast(Severity.MEDIUM))
        .extracting(Alert::title)
        .isEmpty();
  }

  @Test
  void theGuessedPasswordIsFound() {
    assertThat(incident.alerts())
        .filteredOn(a -> a.title().startsWith("Log-on as deploy succeeds after"))
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.severity()).isEqualTo(Severity.HIGH);
              assertThat(a.entities().of("source.ip")).containsExactly("198.51.100.23");
              assertThat(a.lastSeen()).isAfterOrEqualTo(Instant.parse("2026-03-17T02:52:07Z"));
            });
  }

  @Test
  void bothAttackersAndAllMachinesOfTheStoryAreNamed() {
    Set<String> named = new HashSet<>();
    incident.incidents().stream()
        .filter(i -> i.severity().atLeast(Severity.MEDIUM))
        .flatMap(i -> i.entities().values().values().stream())
        .forEach(named::addAll);
    assertThat(named)
        .contains(
            "203.0.113.66",
            "198.51.100.23",
            "web01",
            "FS01.corp.example.com",
            "DC01.corp.example.com",
            "ci-deploy");
  }

  @Test
  void aFewAlertsTellItAll() {
    List<Alert> loud =
        incident.alerts().stream().filter(a -> a.severity().atLeast(Severity.MEDIUM)).toList();
    assertThat(loud).hasSizeBetween(8, 30);
    assertThat(loud)
        .filteredOn(a -> a.verdict().disposition() == Disposition.TRUE_POSITIVE)
        .hasSizeGreaterThan(loud.size() / 2);
    assertThat(incident.incidents()).hasSizeBetween(1, 4);
    assertThat(incident.incidents().getFirst().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void everySentenceIsGrounded() {
    for (Alert alert : incident.alerts()) {
      assertThat(Grounding.unsupported(alert)).as(() -> Grounding.text(alert)).isEmpty();
    }
  }

  @Test
  void everySentenceAboutRealAttacksIsGrounded() {
    for (String part : List.of("evtx/attack-samples/Lateral Movement", "crowdsec", "suricata")) {
      List<Alert> alerts = analyze(Corpus.require(part).toString()).alerts();
      for (Alert alert : alerts) {
        assertThat(Grounding.unsupported(alert)).as(() -> Grounding.text(alert)).isEmpty();
      }
      Figures.report("grounded verdicts: " + part, alerts.size() + " alerts", "all");
    }
  }

  private static Analysis analyze(String path) {
    Pipeline pipeline =
        new Pipeline(
            new FileSource(IngestOptions.DEFAULT, InputStream.nullInputStream()),
            Formats.standard(),
            Stages.load(),
            ReadSettings.standard());
    Detector detector = new Detector(new RuleLoader(SigmaTaxonomy.standard()).core().load());
    Analyzer analyzer =
        new Analyzer(pipeline, detector, new Triage(Attack.load()), () -> Instant.EPOCH);
    return analyzer.analyze(
        new Analyzer.Request(List.of(path), _ -> true, Severity.INFORMATIONAL, _ -> {}),
        Watcher.NONE);
  }
}
