package io.redoubt.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.report.json.Contract;
import io.redoubt.testing.cli.Run;
import org.junit.jupiter.api.Test;

/// What the real commands print of the samples is what `api/openapi.yaml` says.
class PublishedOutputTest {
  private static final String SAMPLE = "samples/incident";
  private final Contract contract = Contract.published();

  private void everyLineIs(String shape, Run run) {
    assertThat(run.lines()).isNotEmpty();
    run.lines().forEach(line -> contract.holds(shape, line));
  }

  @Test
  void parsePrintsEcsDocuments() {
    everyLineIs("EcsDocument", Run.of("parse", SAMPLE));
  }

  @Test
  void detectPrintsFindings() {
    everyLineIs("Finding", Run.of("detect", SAMPLE));
  }

  @Test
  void analyzePrintsAlertsAndTheReport() {
    everyLineIs("Alert", Run.of("analyze", SAMPLE, "--format", "jsonl"));
    contract.holds(
        "Report",
        Run.of("analyze", SAMPLE, "--format", "json", "--since", "2026-03-17T00:30").out());
  }
}
