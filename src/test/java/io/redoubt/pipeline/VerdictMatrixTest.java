package io.redoubt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.detect.Detector;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.ingest.FileSource;
import io.redoubt.ingest.IngestOptions;
import io.redoubt.parse.Formats;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.triage.Triage;
import io.redoubt.triage.qualify.Trial;
import io.redoubt.triage.qualify.Trials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// How code judges cases whose label is known: alerts on single cloud events, and attacks
/// beside their harmless twins. With `-Dredoubt.verdicts.tell=true` every wrong or open verdict
/// is told.
class VerdictMatrixTest {
  private static final ObjectMapper JACKSON = new ObjectMapper();
  private static final List<String> FAMILIES =
      List.of(
          "aws_cloudtrail",
          "aws_eks",
          "kubernetes",
          "gcp_k8s",
          "okta",
          "github",
          "gcp_audit",
          "azure_activity",
          "azure_signin",
          "gsuite_activityevent",
          "gsuite_reports");
  private static final String NONE = "no alert";

  private final Detector detector =
      new Detector(new RuleLoader(SigmaTaxonomy.standard()).core().load());
  private final Triage triage = new Triage(Attack.load());
  private final Formats formats = Formats.standard();
  private final Stages stages = Stages.load();

  private record Labelled(String lines, boolean positive, String about) {}

  /// How many cases were judged how.
  ///
  /// @param verdicts `attack true_positive` → number
  private record Matrix(Map<String, Integer> verdicts) {
    int attack(Disposition said) {
      return verdicts.getOrDefault("attack " + said.id(), 0);
    }

    int other(Disposition said) {
      return verdicts.getOrDefault("other " + said.id(), 0);
    }

    int open() {
      return attack(Disposition.UNDETERMINED) + other(Disposition.UNDETERMINED);
    }

    int right() {
      return attack(Disposition.TRUE_POSITIVE)
          + other(Disposition.BENIGN_POSITIVE)
          + other(Disposition.FALSE_POSITIVE);
    }

    int decided() {
      return right()
          + attack(Disposition.BENIGN_POSITIVE)
          + attack(Disposition.FALSE_POSITIVE)
          + other(Disposition.TRUE_POSITIVE);
    }
  }

  /* The label says whether somebody should look. Ordinary administration from which nothing can be
  told is to stay undetermined; harmless is only what something shows to be harmless. */
  @Test
  void alertsOnSingleCloudEventsAreMostlyDecided() throws IOException {
    Matrix matrix = matrix("Panther", labelled());
    Figures.atLeast(
        "verdict of code, Panther: decided",
        0.60,
        matrix.decided(),
        matrix.decided() + matrix.open());
    Figures.atLeast("verdict of code, Panther: right", 0.85, matrix.right(), matrix.decided());
  }

  @Test
  void attacksAndTheirHarmlessTwinsAreToldApart() {
    List<Labelled> twins = new ArrayList<>();
    for (Trials.Case one : Trials.all()) {
      twins.add(
          new Labelled(String.join("\n", one.lines()), one.kind() != Trial.Kind.BENIGN, one.id()));
    }
    Matrix matrix = matrix("harmless twins", twins);
    Figures.atLeast(
        "verdict of code, twins: decided",
        0.60,
        matrix.decided(),
        matrix.decided() + matrix.open());
    Figures.atLeast("verdict of code, twins: right", 0.85, matrix.right(), matrix.decided());
  }

  private Matrix matrix(String what, List<Labelled> cases) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Labelled one : cases) {
      counts.merge((one.positive ? "attack " : "other ") + verdict(one), 1, Integer::sum);
    }
    Matrix matrix = new Matrix(counts);
    Figures.report("verdict of code, " + what + ": matrix", counts.toString(), "published");
    System.out.printf(
        "%s: %s; right %d of %d decided, %d open%n",
        what, counts, matrix.right(), matrix.decided(), matrix.open());
    return matrix;
  }

  private String verdict(Labelled one) {
    Alert worst =
        analysis(one.lines).alerts().stream()
            .max(
                Comparator.comparing(Alert::severity)
                    .thenComparing(alert -> alert.verdict().byCode().score()))
            .orElse(null);
    String verdict = worst == null ? NONE : worst.verdict().disposition().id();
    if (worst != null && Boolean.getBoolean("redoubt.verdicts.tell")) {
      System.out.printf(
          "%s %s %s %.2f %s <- %s%n",
          one.positive ? "attack" : "other",
          verdict,
          worst.severity().id(),
          worst.verdict().byCode().score(),
          worst.title(),
          one.about);
    }
    return verdict;
  }

  private Analysis analysis(String line) {
    FileSource source =
        new FileSource(
            IngestOptions.DEFAULT,
            new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)));
    ReadSettings settings = new ReadSettings(ZoneOffset.UTC, 2026, 1, false);
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));
    return new Analyzer(new Pipeline(source, formats, stages, settings), detector, triage, clock)
        .analyze(
            new Analyzer.Request(List.of("-"), _ -> true, Severity.INFORMATIONAL, _ -> {}),
            Watcher.NONE);
  }

  /* Events that carry both labels are left out. */
  private static List<Labelled> labelled() throws IOException {
    List<Labelled> cases = new ArrayList<>();
    Map<String, Set<Boolean>> labels = new HashMap<>();
    for (String family : FAMILIES) {
      Path file = Corpus.require("panther").resolve(family + ".jsonl");
      for (String line : Files.readAllLines(file)) {
        JsonNode row = JACKSON.readTree(line);
        if (!row.path("uses_mocks").asBoolean()) {
          String event = JACKSON.writeValueAsString(row.path("event"));
          boolean positive = row.path("expected_match").asBoolean();
          cases.add(
              new Labelled(
                  event,
                  positive,
                  row.path("rule_id").asText() + ": " + row.path("test").asText()));
          labels.computeIfAbsent(event, _ -> new HashSet<>()).add(positive);
        }
      }
    }
    cases.removeIf(one -> labels.getOrDefault(one.lines, Set.of()).size() > 1);
    assertThat(cases).hasSizeGreaterThan(500);
    return cases;
  }
}
